package dev.espalier.hardware.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.hardware.measure.Finding.Disturbed;
import dev.espalier.hardware.measure.Finding.Steady;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class SittingTest {

    private static final Protocol PROTOCOL = Protocol.NETWORK;

    private final Made made = new Made();
    private final AtomicInteger held = new AtomicInteger();

    private Finding sit(IntFunction<Burst> bursts) {
        return Sitting.hold(PROTOCOL, () -> bursts.apply(held.getAndIncrement()));
    }

    @Test
    void endsOnceTheIntervalIsNarrow() {
        var steady = (Steady) sit(_ -> made.quiet(4));

        var figures = steady.figures();
        assertThat(held.get()).isEqualTo(PROTOCOL.leastBursts());
        assertThat(figures.meanMs()).isCloseTo(4, within(0.05));
        assertThat(figures.p50Ms()).isCloseTo(4, within(0.06));
        assertThat(figures.p90Ms()).isBetween(4.1, 4.5);
        assertThat(figures.p99Ms()).isBetween(4.4, 9.0);
        assertThat(figures.lowMs()).isLessThan(figures.meanMs());
        assertThat(figures.intervalPct()).isLessThanOrEqualTo(1);
        assertThat(figures.inferences()).isEqualTo(300);
        assertThat(steady.rejected()).isEmpty();
    }

    @Test
    void goesOnWhileTheIntervalIsWide() {
        // Bursts differ by 2.5 % from each other: one needs more of them.
        sit(i -> made.quiet(i % 2 == 0 ? 4 : 4.18));

        assertThat(held.get()).isGreaterThan(2 * PROTOCOL.leastBursts()).isLessThan(PROTOCOL.mostBursts());
    }

    @Test
    void throwsAwayWhatOthersDisturbedAndSaysWhy() {
        var steady = (Steady) sit(i -> switch (i % 4) {
            case 0 -> made.preempted(4);
            case 1 -> made.crowded(4);
            case 2 -> made.stolen(4);
            default -> made.quiet(4);
        });

        assertThat(steady.figures().meanMs()).isCloseTo(4, within(0.05));
        assertThat(steady.rejected())
                .containsEntry(Disturbance.PREEMPTED, 10)
                .containsEntry(Disturbance.CROWDED, 10)
                .containsEntry(Disturbance.STOLEN, 10)
                .hasSize(3);
    }

    @Test
    void throwsAwayWhatIsSlowForNoVisibleReason() {
        var steady = (Steady) sit(i -> made.quiet(i % 3 == 0 ? 5.5 : 4));

        assertThat(steady.figures().meanMs()).isCloseTo(4, within(0.05));
        assertThat(steady.rejected()).containsOnlyKeys(Disturbance.SLOWED);
    }

    @Test
    void doesNotBelieveAFigureThatMostBurstsContradict() {
        var disturbed = (Disturbed) sit(i -> made.quiet(i % 3 == 0 ? 4 : 5.5));

        assertThat(held.get()).isEqualTo(PROTOCOL.mostBursts());
        assertThat(disturbed.reason())
                .matches(
                        "bursts that nobody was seen to disturb differ by 1[0-9]\\.[0-9] %, where at most 3 % are believed");
    }

    @Test
    void givesUpSoonWhereSomebodyElseIsAtWork() {
        var disturbed = (Disturbed) sit(_ -> made.preempted(4));

        assertThat(held.get()).isEqualTo(20);
        assertThat(disturbed.reason()).isEqualTo("20 of 20 bursts were disturbed, most because others ran on its core");
        assertThat(disturbed.rejected()).containsEntry(Disturbance.PREEMPTED, 20);
    }

    @Test
    void endsOnceItTookTooLongButNotBeforeItsLeastBursts() {
        sit(i -> new Burst(made.quiet(i % 3 == 0 ? 4 : 5.5).millis(), Evidence.none(PROTOCOL.mostMs() / 12)));
        assertThat(held.get()).isEqualTo(12);

        held.set(0);
        assertThat(sit(_ -> new Burst(made.quiet(4).millis(), Evidence.none(PROTOCOL.mostMs()))))
                .isInstanceOf(Steady.class);
        assertThat(held.get()).isEqualTo(PROTOCOL.leastBursts());
    }

    @Test
    void waitsForItsMomentsWhereThereAreSome() {
        assertThat(sit(i -> i % 5 == 0 ? made.quiet(4) : made.crowded(4))).isInstanceOf(Steady.class);
    }

    @Test
    void judgesBySteadinessAloneWhereNothingIsWatched() {
        var steady = (Steady) sit(_ -> new Burst(made.quiet(4).millis(), Evidence.none(150)));

        assertThat(steady.figures().meanMs()).isCloseTo(4, within(0.05));
    }
}
