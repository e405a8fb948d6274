package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.InvalidInput;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Texts that are written to harm the one who reads them. */
class HostileFileTest {

    private static final Naming NAMING = new Naming("abc123", 1);

    private static void assertRefused(Text text, String sentence) {
        assertThatThrownBy(() -> ExperimentFile.parse(text, NAMING))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesAliasesThatUnfoldToBillions() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            var alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, alias))));
        }
        assertRefused(Text.yaml(bomb.toString()), "unfolds to more than 20000 values");
    }

    @Test
    void refusesDeepNesting() {
        assertRefused(Text.yaml("[".repeat(30_000)), "nested deeper than 20 levels");
        assertRefused(Text.yaml("a: " + "{b: ".repeat(50) + "}".repeat(50)), "nested deeper than 20 levels");
        assertRefused(Text.json("[".repeat(30_000)), "not valid JSON");
    }

    @Test
    void refusesLongTexts() {
        assertThatThrownBy(() -> Text.yaml("#".repeat(Text.MOST_BYTES + 1))).hasMessageContaining("at most 256 KiB");
        assertThatThrownBy(() -> Text.json("\u00e9".repeat(Text.MOST_BYTES / 2 + 1)))
                .hasMessageContaining("256 KiB");
        assertThat(Text.yaml("#".repeat(Text.MOST_BYTES)).content()).hasSize(Text.MOST_BYTES);
    }

    @Test
    void refusesTagsThatNameClasses() {
        assertRefused(
                Text.yaml("name: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]"),
                "has a tag (tag:yaml.org,2002:javax.script.ScriptEngineManager), which is not allowed");
        assertRefused(Text.yaml("!!java.util.HashMap {a: b}"), "has a tag");
        assertRefused(Text.yaml("? !!str name\n: x"), "has a tag");
    }

    @Test
    void refusesHugeNumbersQuickly() {
        assertRefused(
                Text.yaml(ExperimentFileTest.SMALL + "constraints: [latency_ms <= 1e999999999 ms]"),
                "must be a number and its unit");
        assertRefused(Text.yaml(ExperimentFileTest.SMALL + "constraints: [latency_ms <= 1e999 ms]"), "finite number");
        assertRefused(Text.json("{\"seed\": 1e999999999}"), "must be an integer");
        assertRefused(Text.json("{\"seed\": " + "9".repeat(5000) + "}"), "not valid JSON");
    }

    @Test
    void refusesControlCharacters() {
        assertRefused(Text.yaml("name: a\u0007b"), "control character");
        assertRefused(Text.yaml("name: \"a\\u0000b\""), "must match");
    }

    @Test
    void usesAnAliasThatIsHarmless() {
        var experiment = ExperimentFile.parse(
                Text.yaml(ExperimentFileTest.SMALL.replace("name: small", "name: &n small") + "labels: {team: *n}\n"),
                NAMING);
        assertThat(experiment.labels()).containsEntry("team", "small");
    }
}
