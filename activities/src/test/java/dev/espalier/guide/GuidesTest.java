package dev.espalier.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides show is what is compiled and tested here, to the letter. */
class GuidesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA =
            Pattern.compile("(?:`([^`\n]+\\.java)`[^\n]*\n\n)?```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"add-a-method", "add-a-device"})
    void showTheFilesThatTheyName(String guide) throws IOException {
        var text = Files.readString(ROOT.resolve("docs/guides/" + guide + ".md"));
        var blocks = JAVA.matcher(text);
        int compared = 0;
        while (blocks.find()) {
            var file = blocks.group(1);
            assertThat(file)
                    .as("the file named before this block: %s", blocks.group(2))
                    .isNotNull();
            assertThat(blocks.group(2)).as(file).isEqualTo(Files.readString(ROOT.resolve(file)));
            compared++;
        }
        assertThat(compared).isEqualTo(2);
    }
}
