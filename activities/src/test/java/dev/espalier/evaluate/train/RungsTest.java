package dev.espalier.evaluate.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Sha256;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which trainings are given up, by what others had reached. */
class RungsTest {

    /** Keys of trainings that Hyperband asks as early as it can, and not before their end. */
    private static final String EARLY = "0".repeat(13);

    private static final String LATE = "f".repeat(13);

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = new FileArtifactStore(folder);
    }

    private static TrainSettings settings(Map<String, Object> given) {
        var all = new HashMap<>(given);
        all.put("dataset", "tiny");
        return Settings.parse("evaluator train", TrainSettings.class, all);
    }

    private Rungs rungs(Map<String, Object> given, String key) {
        return rungs(given, "nasbench201", Fidelity.FULL, key);
    }

    private Rungs rungs(Map<String, Object> given, String space, Fidelity fidelity, String key) {
        var candidate = new Candidate(new Architecture(space, 0), fidelity, List.of(), "random");
        return new Rungs(store, settings(given), "1", candidate, key);
    }

    /** Trainings one after the other, each asked after the same epoch; which of them are hopeless. */
    private List<Boolean> hopeless(Map<String, Object> given, int epochs, double... accuracies) {
        var answers = new ArrayList<Boolean>();
        for (double accuracy : accuracies) {
            answers.add(rungs(given, "training-" + answers.size()).hopeless(epochs, accuracy));
        }
        return answers;
    }

    @Test
    void withoutARuleNoneIsGivenUpAndNothingIsKept() {
        assertThat(hopeless(Map.of(), 5, 90, 80, 70, 60, 50, 40, 0)).doesNotContain(true);
        assertThat(store.list("rungs")).isEmpty();
    }

    @Test
    void theMedianRuleGivesUpWhatIsBelowTheMedianOfAtLeastFiveOthers() {
        assertThat(hopeless(Map.of("stop", "median"), 1, 10, 20, 30, 40, 50, 29.9, 30, 31))
                .as("the sixth is below 30; the seventh is held against 10, 20, 29.9, 30, 40, 50, which have 29.95")
                .containsExactly(false, false, false, false, false, true, false, false);
    }

    @Test
    void theMedianRuleGivesNothingUpInTheGracePeriod() {
        var rule = Map.<String, Object>of("stop", "median", "grace_epochs", 3);
        assertThat(hopeless(rule, 1, 90, 90, 90, 90, 90, 1)).doesNotContain(true);
        assertThat(hopeless(rule, 2, 90, 90, 90, 90, 90, 1)).doesNotContain(true);
        assertThat(hopeless(rule, 3, 90, 90, 90, 90, 90, 1)).endsWith(true);
    }

    @Test
    void eachEpochIsHeldAgainstTheSameEpochOfOthers() {
        var rule = Map.<String, Object>of("stop", "median");
        hopeless(rule, 1, 10, 10, 10, 10, 10);
        hopeless(rule, 2, 50, 50, 50, 50, 50);
        assertThat(rungs(rule, "late").hopeless(1, 20)).isFalse();
        assertThat(rungs(rule, "late").hopeless(2, 20)).isTrue();
    }

    @Test
    void halvingLetsTheBestThirdOfThoseThatCameSoFarGoOn() {
        assertThat(hopeless(Map.of("stop", "halving"), 1, 50, 40, 30, 60, 55, 54, 70, 65, 61))
                .as("go on: the best 1 of 3, 4 and 5 so far, the best 2 of 6, 7 and 8, the best 3 of 9")
                .containsExactly(false, false, true, false, true, true, false, false, false);
    }

    @Test
    void halvingAsksAtTheGracePeriodAndAtEtaTimesTheRungBefore() {
        var rule = Map.<String, Object>of("stop", "halving", "grace_epochs", 2, "eta", 3);
        var asked = new ArrayList<Integer>();
        for (int epochs = 1; epochs <= 60; epochs++) {
            if (hopeless(rule, epochs, 90, 90, 1).getLast()) {
                asked.add(epochs);
            }
        }
        assertThat(asked).containsExactly(2, 6, 18, 54);
    }

    @Test
    void halvingLetsAboutOneInEtaOfManyPass() {
        var random = new Random(3);
        var accuracies = random.doubles(160, 0, 100).toArray();
        var answers = hopeless(Map.of("stop", "halving", "eta", 4), 1, accuracies);
        assertThat(answers.stream().filter(hopeless -> !hopeless).count()).isBetween(40L, 60L);
    }

    @Test
    void anAttemptAfterACutOffOneGetsTheSameAnswerAndCountsOnce() {
        var rule = Map.<String, Object>of("stop", "median");
        hopeless(rule, 1, 10, 20, 30, 40, 50);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(rungs(rule, "cut-off").hopeless(1, 25)).isTrue();
        }
        assertThat(store.list("rungs")).hasSize(6);
    }

    @Test
    void onlyTrainingsOfTheSameSettingsAreHeldAgainstEachOther() {
        hopeless(Map.of("stop", "median", "epochs", 5), 1, 90, 90, 90, 90, 90);
        assertThat(rungs(Map.of("stop", "median", "epochs", 6), "other").hopeless(1, 1))
                .isFalse();
        assertThat(rungs(Map.of("stop", "median", "epochs", 5, "checkpoint_seconds", 1), "same")
                        .hopeless(1, 1))
                .as("how often it saves makes no other training")
                .isTrue();
    }

    @Test
    void onlyTrainingsOfTheSameSpaceAndFidelityAreHeldAgainstEachOther() {
        var rule = Map.<String, Object>of("stop", "median");
        hopeless(rule, 1, 90, 90, 90, 90, 90);
        assertThat(rungs(rule, "darts", Fidelity.FULL, "other").hopeless(1, 1)).isFalse();
        assertThat(rungs(rule, "nasbench201", new Fidelity(0, 16), "smaller").hopeless(1, 1))
                .isFalse();
        assertThat(rungs(rule, "nasbench201", Fidelity.FULL, "same").hopeless(1, 1))
                .isTrue();
    }

    @Test
    void hyperbandHoldsATrainingAgainstItsOwnBracketOnly() {
        var rule = Map.<String, Object>of("stop", "hyperband", "epochs", 9);
        for (int i = 0; i < 5; i++) {
            rungs(rule, EARLY + i).hopeless(1, 90);
        }
        assertThat(rungs(rule, EARLY + "late").hopeless(1, 1)).isTrue();
        assertThat(rungs(rule, LATE + "late").hopeless(1, 1))
                .as("its first rung is at the end")
                .isFalse();
    }

    @Test
    void hyperbandDealsMoreTrainingsToBracketsThatAskEarly() {
        var brackets = new Brackets(1, 3, 9);
        var counts = new TreeMap<Long, Integer>();
        for (int i = 0; i < 1_800; i++) {
            counts.merge(brackets.firstRung(Sha256.hex(Integer.toString(i).getBytes(UTF_8))), 1, Integer::sum);
        }
        assertThat(counts.keySet()).containsExactly(1L, 3L, 9L);
        assertThat(counts.get(1L)).as("9 of 16.5").isBetween(900, 1_060);
        assertThat(counts.get(3L)).as("4.5 of 16.5").isBetween(430, 550);
    }

    @Test
    void aTrainingTooShortForTwoRungsHasOneBracket() {
        assertThat(new Brackets(5, 3, 10).firstRung(LATE)).isEqualTo(5);
    }
}
