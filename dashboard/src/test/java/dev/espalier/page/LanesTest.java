package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.ledger.Stint;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static Stint stint(String trial, String lane, Stint.Kind kind, long from, long to) {
        return new Stint(trial, 0, lane, 1, kind, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    }

    private static Stint evaluated(String trial, String lane, long from, long to) {
        return stint(trial, lane, Stint.Kind.EVALUATED, from, to);
    }

    @Test
    void aWorkerHasAsManyLanesAsItEvaluatesAtOnce() {
        var lanes = Lanes.of(List.of(
                evaluated("0-0", "gpu-a:17", 0, 10),
                evaluated("0-1", "gpu-a:17", 2, 6),
                evaluated("0-2", "gpu-b:4", 3, 9),
                evaluated("0-3", "gpu-a:17", 6, 12)));

        assertThat(lanes.workers()).extracting(Lanes.Lane::name).containsExactly("gpu-a #1", "gpu-a #2", "gpu-b");
        assertThat(lanes.workers().get(1).stints()).extracting(Stint::trial).containsExactly("0-1", "0-3");
    }

    @Test
    void aWorkerThatWasStartedAgainGoesOnInItsLane() {
        var lanes = Lanes.of(
                List.of(stint("0-0", "gpu-a:17", Stint.Kind.CUT_OFF, 0, 10), evaluated("0-0", "gpu-a:99", 12, 20)));

        assertThat(lanes.workers()).extracting(Lanes.Lane::name).containsExactly("gpu-a");
    }

    @Test
    void devicesStandBelowWithWhatWaitedForThem() {
        var lanes = Lanes.of(List.of(
                evaluated("0-0", "zeta:1", 0, 10),
                stint("0-0", "board", Stint.Kind.MEASURED, 11, 12),
                stint("", "board", Stint.Kind.WAITED, 13, 14)));

        assertThat(lanes.devices()).singleElement().satisfies(device -> {
            assertThat(device.name()).isEqualTo("board");
            assertThat(device.stints()).hasSize(2);
        });
    }
}
