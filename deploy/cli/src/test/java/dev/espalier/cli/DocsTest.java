package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation says about files and environment variables is so. */
class DocsTest {

    private static final List<String> MODULES =
            List.of("spaces", "hardware", "workflows", "activities", "dashboard", "deploy/app", "deploy/cli");

    private static final Pattern FENCED = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^()\\s]+)\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\bESPALIER_[A-Z]+(?:_[A-Z]+)*\\b");

    /** A key of the configuration, at its definition or use; packages stand after another word. */
    private static final Pattern KEY = Pattern.compile("(?:^|\"|\\$\\{)(espalier(?:\\.[a-z-]+)+)", Pattern.MULTILINE);

    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\)");
    private static final Pattern MEMBER = Pattern.compile("(\\w+)\\(\\);");

    @Test
    void everyRelativeLinkResolves() throws IOException {
        var broken = new ArrayList<String>();
        int checked = 0;
        for (var document : Documents.all()) {
            var text = FENCED.matcher(Files.readString(document)).replaceAll("");
            for (var link : Documents.found(LINK, text)) {
                if (!link.matches("[a-z]+:.*")) {
                    checked++;
                    if (!resolves(document, link)) {
                        broken.add(Documents.ROOT.relativize(document) + " links to " + link);
                    }
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(checked).isGreaterThan(40);
    }

    private static boolean resolves(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        var path = hash < 0 ? link : link.substring(0, hash);
        var target = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        if (!target.startsWith(Documents.ROOT) || !Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    /** Of headings, as forges make them. */
    private static List<String> anchors(Path document) throws IOException {
        return Files.readString(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void everyEnvironmentVariableIsRead() throws IOException {
        var named = new TreeSet<String>();
        for (var document : Documents.all()) {
            named.addAll(Documents.found(VARIABLE, Files.readString(document)));
        }

        assertThat(known()).containsAll(named).doesNotContain("ESPALIER_SPACE", "ESPALIER_APP");
        assertThat(named).contains("ESPALIER_HOME", "ESPALIER_TEMPORAL_API_KEY").hasSizeGreaterThan(20);
    }

    /** Those that scripts and sources spell out, and those that stand for keys of the configuration. */
    private static Set<String> known() throws IOException {
        var known = new TreeSet<String>();
        for (var file : readers()) {
            var text = Files.readString(file);
            known.addAll(Documents.found(VARIABLE, text));
            Documents.found(KEY, text).forEach(key -> known.add(variable(key)));
            for (var prefix : Documents.found(MAPPING, text)) {
                Documents.found(MEMBER, text).forEach(member -> known.add(variable(prefix + "." + hyphens(member))));
            }
        }
        return known;
    }

    private static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static String hyphens(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<Path> readers() throws IOException {
        var files = new ArrayList<>(List.of(Documents.ROOT.resolve("espalier"), Documents.ROOT.resolve(".ci/run")));
        for (var module : MODULES) {
            files.addAll(Documents.below(module + "/src/main", 20, ".*\\.(java|properties)"));
        }
        files.addAll(Documents.below("deploy", 2, ".*(\\.sh|compose\\.yaml|/container/\\w+)"));
        return files;
    }
}
