package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.step.Attempts.Attempt;
import dev.espalier.step.Attempts.CutOff;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {

    @TempDir
    Path folder;

    private ArtifactStore store;
    private Attempts attempts;

    @BeforeEach
    void open() {
        store = new FileArtifactStore(folder);
        attempts = new Attempts(store);
    }

    @Test
    void tellsALaterAttemptOfTheEarlierOnesOfItsGroup() {
        assertThat(attempts.begin("x", 3, 0, "one:1", 1_000)).isEmpty();
        assertThat(attempts.begin("x", 3, 8, "one:1", 1_500)).isEmpty();
        assertThat(attempts.begin("x", 3, 0, "two:1", 2_000)).containsExactly(new Attempt(0, 1, "one:1", 1_000));
        assertThat(attempts.begin("x", 3, 0, "two:1", 3_000))
                .containsExactly(new Attempt(0, 1, "one:1", 1_000), new Attempt(0, 2, "two:1", 2_000));
    }

    @Test
    void knowsWhichGroupsOfARoundAreUnderWay() {
        attempts.begin("x", 3, 0, "one:1", 1_000);
        attempts.begin("x", 3, 8, "one:1", 1_000);
        attempts.begin("x", 4, 0, "one:1", 1_000);
        store.put(Keys.at("x", 3, Keys.evaluations(0)), "[]".getBytes(StandardCharsets.UTF_8));
        assertThat(attempts.marks("x", 3)).hasSize(2);
        assertThat(attempts.underWay("x", 3)).containsExactly(new Attempt(8, 1, "one:1", 1_000));
    }

    @Test
    void goesThroughARoundOnceForAllItsGroupsAndNotForOneOfThem() {
        var listed = new Listed(store, new ArrayList<>());
        var watched = new Attempts(listed);
        for (int first = 0; first < 5; first++) {
            watched.begin("x", 3, first, "one:1", 1_000);
        }

        assertThat(watched.marks("x", 3, 4)).hasSize(1);
        assertThat(listed.folders()).isEmpty();
        assertThat(watched.newest("x", 3)).hasSize(5);
        assertThat(listed.folders()).containsExactly("experiments/x/000003/attempts");
    }

    @Test
    void tellsTheMarksOfOneGroupAndWhenAnAttemptCameToItsEnd() {
        attempts.begin("x", 3, 0, "one:1", 1_000);
        attempts.begin("x", 3, 0, "two:1", 2_000);
        attempts.begin("x", 3, 8, "one:1", 1_000);
        var last = new Attempt(0, 2, "two:1", 2_000);

        assertThat(attempts.marks("x", 3, 0)).containsExactly(new Attempt(0, 1, "one:1", 1_000), last);
        assertThat(attempts.endedAt("x", 3, last)).isEmpty();
        attempts.ended("x", 3, last, 3_000);
        attempts.ended("x", 3, last, 4_000);
        assertThat(attempts.endedAt("x", 3, last)).contains(3_000L);
    }

    @Test
    void keepsHowAnAttemptEndedAndWhatWasSaidFirstStands() {
        attempts.begin("x", 3, 8, "one:1", 1_000);
        var attempt = attempts.marks("x", 3).getFirst();
        assertThat(attempts.cutOff("x", 3, attempt)).isEqualTo(CutOff.UNKNOWN);
        attempts.cutOff("x", 3, attempt, new CutOff(61_000, 30_000));
        attempts.cutOff("x", 3, attempt, new CutOff(99_000, 0));
        assertThat(attempts.cutOff("x", 3, attempt)).isEqualTo(new CutOff(61_000, 30_000));
        assertThat(store.list("experiments/x/000003/cut-off"))
                .containsExactly("experiments/x/000003/cut-off/0008-001.json");
        assertThat(attempts.cutOff("x", 3, new Attempt(8, 2, "one:1", 1_000))).isEqualTo(CutOff.UNKNOWN);
        assertThat(attempts.marks("x", 3)).as("no mark of an attempt").hasSize(1);
    }

    @Test
    void anAttemptLosesWhatItDidSinceItLastSaved() {
        var attempt = new Attempt(8, 1, "one:1", 10_000);
        assertThat(new CutOff(61_000, 0).lostSeconds(attempt)).isEqualTo(51);
        assertThat(new CutOff(61_000, 59_200).lostSeconds(attempt)).isEqualTo(2);
        assertThat(new CutOff(61_000, 62_000).lostSeconds(attempt)).isZero();
        assertThat(CutOff.UNKNOWN.lostSeconds(attempt)).isZero();
    }

    @Test
    void knowsWhenAnAttemptLastSavedAndKeepsNoOlderNote() {
        attempts.begin("x", 3, 8, "one:1", 1_000);
        var attempt = attempts.marks("x", 3).getFirst();
        assertThat(attempts.savedAt("x", 3, attempt)).isZero();
        attempts.saved("x", 3, attempt, 2_000);
        attempts.saved("x", 3, attempt, 10_000);
        assertThat(attempts.savedAt("x", 3, attempt)).isEqualTo(10_000);
        assertThat(store.list("experiments/x/000003/saved")).hasSize(1);
        assertThat(attempts.savedAt("x", 3, new Attempt(8, 2, "one:1", 11_000))).isZero();
    }

    @Test
    void anAttemptGoesOnFromWhatAnyBeforeItSaved() {
        attempts.begin("x", 3, 8, "one:1", 1_000);
        attempts.begin("x", 3, 8, "one:1", 2_000);
        attempts.begin("x", 3, 8, "one:1", 3_000);
        var marks = attempts.marks("x", 3);
        attempts.saved("x", 3, marks.get(1), 2_500);
        assertThat(marks).extracting(mark -> attempts.goesOn("x", 3, mark)).containsExactly(false, true, true);
        assertThat(attempts.goesOn("x", 3, new Attempt(0, 3, "one:1", 3_000)))
                .as("another group")
                .isFalse();
    }

    @Test
    void ofAGroupThatWasCutOffTwiceOnlyTheNewestAttemptIsUnderWay() {
        attempts.begin("x", 3, 8, "one:1", 1_000);
        attempts.begin("x", 3, 8, "two:1", 2_000);
        assertThat(attempts.underWay("x", 3)).containsExactly(new Attempt(8, 2, "two:1", 2_000));
    }

    @Test
    void knowsWhoseEndIsNotItsOwnFault() {
        attempts.begin("x", 3, 8, "one:1", 1_000);
        attempts.begin("x", 3, 8, "two:1", 2_000);
        var marks = attempts.marks("x", 3);
        attempts.excuse("x", 3, marks.getLast());
        assertThat(attempts.excused("x", 3, marks.getFirst())).isFalse();
        assertThat(attempts.excused("x", 3, marks.getLast())).isTrue();
    }

    @Test
    void writesTheSameKeysInEveryLanguage() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Keys.at("x", 12, Keys.evaluations(7))).isEqualTo("experiments/x/000012/evaluations-0007.json");
            assertThat(Keys.revision("x", 1)).isEqualTo("experiments/x/revisions/000001.json");
            assertThat(Keys.measured(7, "raspi4")).isEqualTo("evaluations-0007-raspi4");
            attempts.begin("x", 3, 8, "one:1", 1_000);
            assertThat(store.list("experiments/x")).containsExactly("experiments/x/000003/attempts/0008-001.json");
        } finally {
            Locale.setDefault(before);
        }
    }
}
