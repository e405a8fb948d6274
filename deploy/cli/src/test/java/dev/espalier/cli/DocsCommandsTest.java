package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.server.Server;
import dev.espalier.cli.text.Terminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** The commands that the documentation shows are commands that can be typed. */
class DocsCommandsTest {

    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern COMMAND = Pattern.compile("(?:[A-Z_]+=\\S+ )*(?:\\./)?espalier (\\S.*)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** What ends a command for a shell, or for a reader. */
    private static final Set<String> ENDS = Set.of("|", "||", "&&", ";", ">", "<", "#", "…", "...");

    @Test
    void everyLineCanBeTyped() throws IOException {
        var refused = new ArrayList<String>();
        int checked = 0;
        for (var document : Documents.all()) {
            for (var command : commands(lines(document))) {
                checked++;
                refusal(command, false).ifPresent(reason -> refused.add(told(document, command, reason)));
            }
        }

        assertThat(refused).isEmpty();
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void everyCommandThatIsMentionedExists() throws IOException {
        var refused = new ArrayList<String>();
        int checked = 0;
        for (var document : Documents.all()) {
            for (var command : commands(Documents.found(SPAN, Files.readString(document)))) {
                checked++;
                refusal(command, true).ifPresent(reason -> refused.add(told(document, command, reason)));
            }
        }

        assertThat(refused).isEmpty();
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void aCommandThatDoesNotExistIsFound() {
        assertThat(commands(List.of("ESPALIER_PORT=0 ./espalier up", "espalier is a tree", "Espalier is")))
                .containsExactly("up", "is a tree");
        assertThat(refusal("is a tree", true)).isPresent();
        assertThat(refusal("experiment show first-search", true)).isPresent();
        assertThat(refusal("trial list first-search --sorted trial", false)).isPresent();
        assertThat(refusal("trial list", false)).isPresent();
        assertThat(refusal("trial list", true)).isEmpty();
        assertThat(refusal("trial list first-search --sort trial | head # all", false))
                .isEmpty();
    }

    private static String told(Path document, String command, String reason) {
        return "%s: espalier %s: %s".formatted(Documents.ROOT.relativize(document), command, reason);
    }

    private static List<String> lines(Path document) throws IOException {
        return Files.readString(document)
                .replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .toList();
    }

    private static List<String> commands(List<String> texts) {
        return texts.stream()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(command -> command.group(1))
                .toList();
    }

    /** Why a command is refused, if it is; one that is only mentioned may lack arguments. */
    private static Optional<String> refusal(String command, boolean mentioned) {
        var session = new Session(new Server(Typed.NOWHERE, null), Terminals.ofProcess(Map.of()), Map.of(), false);
        try {
            var line = CommandTree.whole(session).setCaseInsensitiveEnumValuesAllowed(true);
            line.parseArgs(words(command).toArray(String[]::new));
            return Optional.empty();
        } catch (MissingParameterException e) {
            return mentioned ? Optional.empty() : Optional.of(String.valueOf(e.getMessage()));
        } catch (ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .takeWhile(word -> !ENDS.contains(word.group()))
                .map(Documents::captured)
                .toList();
    }
}
