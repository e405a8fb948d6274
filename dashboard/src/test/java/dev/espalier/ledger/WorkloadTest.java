package dev.espalier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.ledger.Workload.Lane;
import dev.espalier.ledger.Workload.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration SPAN = Duration.ofMinutes(30);

    private static Work work(String lane, int from, int to) {
        return new Work(lane, START.plus(Duration.ofMinutes(from)), START.plus(Duration.ofMinutes(to)));
    }

    @Test
    void workIsSpreadOverTheSpansThatItFellInto() {
        assertThat(Workload.lanes(List.of(work("board", 15, 75)), START, SPAN, 4))
                .containsExactly(new Lane("board", List.of(0.5, 1.0, 0.5, 0.0)));
    }

    @Test
    void whatBeganBeforeCountsFromTheStartAndWhatGoesOnUntilTheEnd() {
        assertThat(Workload.lanes(List.of(work("board", -90, 15), work("board", 100, 500)), START, SPAN, 4))
                .singleElement()
                .satisfies(lane -> assertThat(lane.busy().getFirst()).isEqualTo(0.5))
                .satisfies(lane -> assertThat(lane.busy().getLast()).isCloseTo(20 / 30.0, within()));
    }

    @Test
    void processesOfOneHostAreOneLaneThatIsNeverMoreThanBusy() {
        assertThat(Workload.lanes(List.of(work("gpu-a:17", 0, 30), work("gpu-a:9", 0, 30)), START, SPAN, 2))
                .containsExactly(new Lane("gpu-a", List.of(1.0, 0.0)));
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }
}
