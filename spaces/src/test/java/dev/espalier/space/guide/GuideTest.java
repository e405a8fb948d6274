package dev.espalier.space.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.custom.CustomSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide shows what was compiled, not what was once. */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/guides/add-a-space.md");
    private static final Path SOURCES = Path.of("src/test/java/dev/espalier/space/guide");

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void itsCodeIsThatOfTheCompiledClasses() throws IOException {
        assertThat(blocks("java"))
                .containsExactly(
                        Files.readString(SOURCES.resolve("KernelChain.java")),
                        Files.readString(SOURCES.resolve("KernelChainTest.java")));
    }

    @Test
    void itsFileIsASpaceThatBuildsWhatTheClassBuilds() throws IOException {
        var file = CustomSpace.read(blocks("yaml").getFirst());
        var written = new KernelChain();
        assertThat(file.name()).isEqualTo(written.name());
        assertThat(file.decisions()).isEqualTo(written.decisions());
        for (var architecture : written.neighbors(written.parse("kernel-chain:0-1-2"))) {
            assertThat(file.network(architecture).nodes())
                    .extracting(node -> node.op())
                    .isEqualTo(written.network(architecture).nodes().stream()
                            .map(node -> node.op())
                            .toList());
        }
    }
}
