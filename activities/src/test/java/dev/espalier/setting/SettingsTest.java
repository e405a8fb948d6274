package dev.espalier.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.catalogue.InvalidInput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    /** One of each type. */
    record Params(
            @Setting(standard = "50", summary = "Members kept.")
            int population,

            @Setting(standard = "9000000000", summary = "Bytes.")
            long bytes,

            @Setting(standard = "0.5", summary = "A share.") double learningRate,

            @Setting(standard = "no", summary = "Whether to.")
            boolean warmUp,

            @Setting(summary = "The table's name.") String table) {
        Params {
            if (population < 2) {
                throw new IllegalArgumentException("The population (%d) must be at least 2.".formatted(population));
            }
        }
    }

    private static Params parse(Map<String, Object> given) {
        return Settings.parse("method x", Params.class, given);
    }

    private static List<String> problems(Map<String, Object> given) {
        try {
            throw new AssertionError("parsed: " + parse(given));
        } catch (InvalidInput e) {
            return e.problems();
        }
    }

    /** One that decides and one that does not. */
    record Saved(
            @Setting(standard = "10", summary = "Passes.") int epochs,

            @Setting(standard = "30", decides = false, summary = "Seconds.")
            int checkpointSeconds) {}

    @Test
    void whatDecidesNothingIsAsLeftOutWhereResultsAreKept() {
        assertThat(Settings.decisive(new Saved(7, 2))).isEqualTo(new Saved(7, 30));
        var whole = parse(Map.of("table", "t", "population", 60));
        assertThat(Settings.decisive(whole)).isSameAs(whole);
    }

    /** Which refuses one value after the other. */
    record Ranged(
            @Setting(standard = "10", summary = "All.") int population,
            @Setting(standard = "5", summary = "Some.") int sample,
            @Setting(standard = "0.5", summary = "A share.") double warmShare) {
        Ranged {
            if (warmShare > 1) {
                throw new IllegalArgumentException("The warm_share (%s) must be at most 1.".formatted(warmShare));
            }
            if (population < 2) {
                throw new IllegalArgumentException("The population (%d) must be at least 2.".formatted(population));
            }
            if (sample < 1 || sample > population) {
                throw new IllegalArgumentException(
                        "The sample (%d) must be from 1 to the population (%d).".formatted(sample, population));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | 50 | 3 | The sample (50) must be from 1 to the population (10).; The warm_share (3.0) must be at most 1.",
                "1  | 0  | 2 | The population (1) must be at least 2.; The warm_share (2.0) must be at most 1.",
                "3  | 0  | 0 | The sample (0) must be from 1 to the population (3)."
            })
    void namesEveryValueThatARecordRefusesByWhatTheUserWrote(
            int population, int sample, double share, String sentences) {
        Map<String, Object> given = Map.of("population", population, "sample", sample, "warm_share", share);
        assertThatThrownBy(() -> Settings.parse("method x", Ranged.class, given))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .containsExactlyInAnyOrder(Arrays.stream(sentences.split("; "))
                                        .map(sentence -> "The method x: " + sentence)
                                        .toArray(String[]::new)));
    }

    @Test
    void saysWhatIsUnknownBesideWhatIsRefused() {
        assertThatThrownBy(() -> Settings.parse("method x", Ranged.class, Map.of("sampel", 3, "population", 1)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "The method x has no setting (sampel); it has population, sample, warm_share.\nMaybe you meant `sample`.",
                                        "The method x: The population (1) must be at least 2."));
    }

    @Test
    void aMistypedSettingIsTakenForTheOneThatItIsNear() {
        assertThat(problems(Map.of("tabel", "t", "populatoin", 1)))
                .containsExactlyInAnyOrder(
                        "The method x has no setting (tabel); it has population, bytes, learning_rate, warm_up, table.\nMaybe you meant `table`.",
                        "The method x has no setting (populatoin); it has population, bytes, learning_rate, warm_up, table.\nMaybe you meant `population`.",
                        "The method x: The population (1) must be at least 2.");
    }

    @Test
    void whatIsOfAWrongTypeHidesNoValueThatIsRefused() {
        Map<String, Object> given = Map.of("population", "many", "sample", 50, "warm_share", 2);
        var reading = Settings.read("method x", Ranged.class, given, Set.of());
        assertThat(reading.problems())
                .containsExactly(
                        "The setting population (many) of method x must be an integer.",
                        "The method x: The warm_share (2.0) must be at most 1.");
        assertThat(reading.record()).isEqualTo(new Ranged(10, 5, 0.5));
        assertThat(reading.whole()).isFalse();
    }

    @Test
    void whatIsSaidOfStandInsIsLeftOut() {
        var reading = Settings.read("method x", Params.class, Map.of("population", "many", "table", "t"), Set.of());
        assertThat(reading.founded(List.of("The population (50) is too large.", "There is no table (t).")))
                .containsExactly("There is no table (t).");
    }

    @Test
    void aSettingThatCouldNotBeReadIsNotCalledMissing() {
        var reading = Settings.read("method x", Params.class, Map.of("population", 1), Set.of("table"));
        assertThat(reading.problems()).containsExactly("The method x: The population (1) must be at least 2.");
        assertThat(reading.record()).isNull();
    }

    @Test
    void takesTheStandardForWhatIsLeftOut() {
        assertThat(parse(Map.of("table", "t"))).isEqualTo(new Params(50, 9_000_000_000L, 0.5, false, "t"));
    }

    @Test
    void readsNumbersAndTextsAlike() {
        var typed = new Params(7, 8, 0.25, true, "t");
        assertThat(parse(Map.of("population", 7, "bytes", 8L, "learning_rate", 0.25, "warm_up", true, "table", "t")))
                .isEqualTo(typed);
        assertThat(parse(Map.of(
                        "population", "7", "bytes", "8", "learning_rate", "0.25", "warm_up", "yes", "table", "t")))
                .isEqualTo(typed);
        assertThat(parse(Map.of("table", 201)).table()).isEqualTo("201");
        assertThat(parse(Map.of("table", "t", "learning_rate", 1)).learningRate())
                .isEqualTo(1);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(problems(Map.of("population", "many", "warm_up", "maybe", "learningRate", 0.1)))
                .containsExactlyInAnyOrder(
                        "The method x has no setting (learningRate); it has population, bytes, learning_rate, warm_up, table.\nMaybe you meant `learning_rate`.",
                        "The setting population (many) of method x must be an integer.",
                        "The setting warm_up (maybe) of method x must be yes or no.",
                        "The method x needs the setting (table): The table's name.");
    }

    @ParameterizedTest
    @CsvSource({
        "population, 1.5, an integer",
        "population, 99999999999, an integer",
        "population, '', an integer",
        "bytes, 1e3, an integer",
        "learning_rate, NaN, a number",
        "learning_rate, Infinity, a number",
        "learning_rate, fast, a number",
        "warm_up, 1, yes or no",
        "warm_up, TRUE, yes or no"
    })
    void refusesWhatIsNotOfItsType(String name, String value, String expected) {
        assertThat(problems(Map.of("table", "t", name, value)))
                .containsExactly("The setting %s (%s) of method x must be %s.".formatted(name, value, expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0, -1, Integer.MIN_VALUE})
    void passesOnWhatTheRecordItselfRefuses(int population) {
        assertThat(problems(Map.of("table", "t", "population", population)))
                .containsExactly("The method x: The population (%d) must be at least 2.".formatted(population));
    }

    @Test
    void takesNothingForLeftOut() {
        var given = new HashMap<String, Object>();
        given.put("population", null);
        given.put("table", null);
        assertThat(problems(given)).containsExactly("The method x needs the setting (table): The table's name.");
    }

    @Test
    void describesWhatThereIsToSet() {
        assertThat(Settings.describe(Params.class))
                .containsExactly(
                        new ComponentInfo.Setting("population", "integer", "50", "Members kept."),
                        new ComponentInfo.Setting("bytes", "integer", "9000000000", "Bytes."),
                        new ComponentInfo.Setting("learning_rate", "number", "0.5", "A share."),
                        new ComponentInfo.Setting("warm_up", "yes or no", "no", "Whether to."),
                        new ComponentInfo.Setting("table", "text", "", "The table's name."));
    }

    /** Whose middle component declares settings itself. */
    record Outer(
            @Setting(standard = "1", summary = "Before.") int before,
            Ranged ranged,
            Saved saved,
            @Setting(standard = "2", summary = "After.") int after) {
        Outer {
            if (after < 0) {
                throw new IllegalArgumentException("The after (%d) must be at least 0.".formatted(after));
            }
        }
    }

    private static Outer outer(Map<String, Object> given) {
        return Settings.parse("method x", Outer.class, given);
    }

    @Test
    void theSettingsOfARecordInsideStandBesideTheOthers() {
        assertThat(Settings.describe(Outer.class).stream().map(ComponentInfo.Setting::name))
                .containsExactly(
                        "before", "population", "sample", "warm_share", "epochs", "checkpoint_seconds", "after");
        assertThat(outer(Map.of("sample", 4, "epochs", 3)))
                .isEqualTo(new Outer(1, new Ranged(10, 4, 0.5), new Saved(3, 30), 2));
    }

    @Test
    void whatIsWrongWithTheSettingsOfARecordInsideIsSaidBesideTheOthers() {
        assertThatThrownBy(() -> outer(Map.of("population", 1, "warm_share", 2, "after", -1, "ranged", 3)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .containsExactlyInAnyOrder(
                                        "The method x has no setting (ranged); it has before, population, sample, warm_share, epochs, checkpoint_seconds, after.",
                                        "The method x: The warm_share (2.0) must be at most 1.",
                                        "The method x: The population (1) must be at least 2.",
                                        "The method x: The after (-1) must be at least 0."));
    }

    @Test
    void whatDecidesNothingInARecordInsideIsAsLeftOutWhereResultsAreKept() {
        var given = outer(Map.of("sample", 4, "checkpoint_seconds", 2, "epochs", 3));
        assertThat(Settings.decisive(given)).isEqualTo(outer(Map.of("sample", 4, "epochs", 3)));
    }

    @Test
    void aPlugInThatDeclaresASettingTwiceIsToldSo() {
        record Twice(
                @Setting(standard = "1", summary = "All.") int population, Ranged ranged) {}
        assertThatThrownBy(() -> Settings.describe(Twice.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(population)")
                .hasMessageContaining("must have a name that no other has");
    }

    @Test
    void aPlugInThatForgetsToDescribeASettingIsToldSo() {
        record Bare(int size) {}
        assertThatThrownBy(() -> Settings.describe(Bare.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("size")
                .hasMessageContaining("must carry @Setting");
    }
}
