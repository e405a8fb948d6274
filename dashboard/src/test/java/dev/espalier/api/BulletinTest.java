package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Naming;
import dev.espalier.file.Text;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Status;
import dev.espalier.search.Checkpoint;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulletinTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static ExperimentView view(String suffix, int trials, Instant changedAt) {
        var experiment = ExperimentFile.parse(Text.yaml("""
                name: small
                space: nasbench201
                objectives: [maximize val_accuracy_pct]
                method: random-search
                evaluator: {name: table, table: nasbench201-cifar10}
                budget: {trials: 20}
                """), new Naming(suffix, 99));
        var checkpoint = new Checkpoint(1, 1, trials, 0, true, new ArtifactRef("state", "00", 0), null);
        return new ExperimentView(
                experiment,
                Status.RUNNING,
                null,
                null,
                List.of("val_accuracy_pct"),
                "",
                NOON,
                NOON,
                null,
                changedAt,
                checkpoint,
                1,
                trials,
                0,
                0,
                0,
                0,
                null,
                0,
                0,
                0,
                null,
                null,
                0,
                null);
    }

    private static ExperimentView early(int trials) {
        return view("aaaaaa", trials, NOON);
    }

    private static ExperimentView late(int trials) {
        return view("bbbbbb", trials, NOON.plusSeconds(2));
    }

    @Test
    void whatStandsInTheLedgerHasTheIdUnderWhichItWasTold() {
        var told = new Bulletin(List.of());
        assertThat(told.tell(early(8))).isTrue();
        assertThat(told.tell(early(8))).as("the same again").isFalse();
        assertThat(told.tell(late(3))).isTrue();

        assertThat(told.id()).isEqualTo(new Bulletin(List.of(early(8), late(3))).id());
    }

    @Test
    void whatIsWrittenLaterThoughItBeganEarlierIsMissedByItsId() {
        var told = new Bulletin(List.of(late(3))).id();

        assertThat(new Bulletin(List.of(early(8), late(3))).id()).isNotEqualTo(told);
    }

    @Test
    void everyChangeHasAnotherIdAndWhatIsLongAgoIsInNone() {
        var told = new Bulletin(List.of(early(8), late(3)));
        var before = told.id();
        var changed = view("bbbbbb", 4, NOON.plusSeconds(60));

        told.tell(changed);

        assertThat(told.id()).isNotEqualTo(before).isEqualTo(new Bulletin(List.of(changed)).id());
    }
}
