package dev.espalier.hardware.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.measure.Measuring.Result.GivenUp;
import dev.espalier.hardware.measure.Measuring.Result.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasuringTest {

    private static final double REFERENCE = 1;

    private final Made made = new Made();
    private final List<Duration> rests = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private long now = 1_000_000;
    private int references;
    private int hushed;

    private Reading sit(Supplier<Burst> bursts) {
        now += 1_000;
        return made.reading(Sitting.hold(Protocol.REFERENCE, bursts));
    }

    private Measuring measuring(@Nullable Level standing, Supplier<Burst> reference) {
        return new Measuring(
                Patience.STANDARD,
                standing,
                () -> {
                    references++;
                    return sit(reference);
                },
                new Measuring.Room() {
                    @Override
                    public void rest(Duration rest, String reason) {
                        rests.add(rest);
                        reasons.add(reason);
                        now += rest.toMillis();
                    }

                    @Override
                    public <T> T hush(Supplier<T> sittings) {
                        hushed++;
                        return sittings.get();
                    }
                },
                () -> Instant.ofEpochMilli(now));
    }

    private Level level(double millis) {
        var figures = Figures.of(List.of(made.quiet(millis), made.quiet(millis), made.quiet(millis)));
        return new Level(figures, Made.MACHINE, Made.SETUP, true, 0);
    }

    private Supplier<Burst> quiet(double millis) {
        return () -> made.quiet(millis);
    }

    /** One after the other, the last one again and again. */
    private Supplier<Burst> inTurn(List<Function<Double, Burst>> kinds, double millis, int each) {
        var count = new int[1];
        return () -> kinds.get(Math.min(kinds.size() - 1, count[0]++ / each)).apply(millis);
    }

    @Test
    void measuresBetweenTwoReadingsOfTheReference() {
        var taken = (Taken) measuring(level(REFERENCE), quiet(REFERENCE)).measure(() -> sit(quiet(7)));

        assertThat(taken.figures().meanMs()).isBetween(6.9, 7.1);
        assertThat(taken.level().moved()).isFalse();
        assertThat(taken.sittings()).isEqualTo(3);
        assertThat(references).isEqualTo(2);
        assertThat(rests).isEmpty();
        assertThat(hushed).isEqualTo(1);
    }

    @Test
    void checksADeviceWithoutANetwork() {
        var same = (Taken) measuring(level(REFERENCE), quiet(REFERENCE)).check();
        assertThat(same.level().moved()).isFalse();
        assertThat(same.figures().meanMs()).isBetween(0.99, 1.01);

        assertThat(((Taken) measuring(level(REFERENCE), quiet(1.5 * REFERENCE)).check())
                        .level()
                        .moved())
                .isTrue();
    }

    @Test
    void theReadingAfterOneNetworkIsTheOneBeforeTheNext() {
        var measuring = measuring(level(REFERENCE), quiet(REFERENCE));
        for (int i = 0; i < 5; i++) {
            assertThat(measuring.measure(() -> sit(quiet(7)))).isInstanceOf(Taken.class);
        }
        assertThat(references).isEqualTo(6);
    }

    @Test
    void theFirstReadingOfADeviceIsItsLevel() {
        var taken = (Taken) measuring(null, quiet(REFERENCE)).measure(() -> sit(quiet(7)));

        assertThat(taken.level().moved()).isTrue();
        assertThat(taken.level().figures().meanMs()).isBetween(0.99, 1.01);
    }

    @Test
    void restsLongerAndLongerWhileSomethingDisturbsAndCountsWhatItThrewAway() {
        Supplier<Burst> network = inTurn(List.of(made::crowded, made::crowded, made::quiet), 7, 20);
        var taken = (Taken) measuring(level(REFERENCE), quiet(REFERENCE)).measure(() -> sit(network));

        assertThat(taken.figures().meanMs()).isBetween(6.9, 7.1);
        assertThat(rests).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(reasons)
                .as("it says why it rests")
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        assertThat(taken.rejected()).containsEntry(Disturbance.CROWDED, 40);
    }

    @Test
    void measuresAgainWhereSomeInferencesTakeMuchLonger() {
        Supplier<Burst> network = inTurn(List.of(made::displaced, made::displaced, made::quiet), 7, 10);
        var taken = (Taken) measuring(level(REFERENCE), quiet(REFERENCE)).measure(() -> sit(network));

        assertThat(taken.figures().tailPct()).isLessThan(8);
        assertThat(rests).hasSize(2);
    }

    @Test
    void takesTheFastestOfFourWhereADeviceIsNeverStill() {
        var sitting = new int[1];
        double[] slower = {1.1, 1, 1.05, 1.15};
        var taken = (Taken) measuring(level(REFERENCE), quiet(REFERENCE)).measure(() -> {
            double millis = 7 * slower[sitting[0]++];
            return sit(() -> made.displaced(millis));
        });

        assertThat(taken.figures().p50Ms()).isBetween(6.9, 7.4);
        assertThat(sitting[0]).isEqualTo(4);
    }

    @Test
    void givesUpWhenPatienceRunsOutAndSaysWhy() {
        var result =
                measuring(level(REFERENCE), () -> made.preempted(REFERENCE)).measure(() -> sit(quiet(7)));

        assertThat(result).isInstanceOfSatisfying(GivenUp.class, given -> {
            assertThat(given.reason()).isEqualTo("20 of 20 bursts were disturbed, most because others ran on its core");
            assertThat(given.sittings()).isGreaterThan(50);
        });
        assertThat(rests.getLast()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void measuresNothingWhileTheReferenceIsSlowerForAMoment() {
        // 20 % slower without a visible reason, for about ten seconds.
        Supplier<Burst> reference = () -> made.quiet(now < 1_010_000 ? 1.2 * REFERENCE : REFERENCE);
        var taken = (Taken) measuring(level(REFERENCE), reference)
                .measure(() -> sit(() -> made.quiet(now < 1_010_000 ? 1.2 * 7 : 7)));

        assertThat(taken.figures().meanMs()).isBetween(6.9, 7.1);
        assertThat(taken.level().moved()).isFalse();
        assertThat(rests).hasSizeGreaterThan(2);
    }

    @Test
    void throwsAFigureAwayWhenTheReferenceChangedMeanwhile() {
        var slowed = new boolean[] {false};
        var measuring = measuring(level(REFERENCE), () -> made.quiet(slowed[0] ? 1.2 * REFERENCE : REFERENCE));
        var count = new int[1];
        var taken = (Taken) measuring.measure(() -> {
            slowed[0] = count[0]++ == 0;
            var reading = sit(quiet(slowed[0] ? 8.4 : 7));
            return reading;
        });
        // Undone before the next try begins.
        assertThat(taken.figures().meanMs()).isBetween(6.9, 7.1);
    }

    @Test
    void aDeviceThatStaysSlowerHasMoved() {
        var measuring = measuring(level(REFERENCE), quiet(1.2 * REFERENCE));
        var taken = (Taken) measuring.measure(() -> sit(quiet(8.4)));

        assertThat(taken.level().moved()).isTrue();
        assertThat(rests.stream().mapToLong(Duration::toMillis).sum()).isGreaterThan(50_000);
        assertThat(((Taken) measuring.measure(() -> sit(quiet(8.4)))).level().moved())
                .isFalse();
    }

    @Test
    void aDeviceThatIsFasterThriceHasMovedAtOnce() {
        var taken = (Taken) measuring(level(REFERENCE), quiet(0.7 * REFERENCE)).measure(() -> sit(quiet(5)));

        assertThat(taken.level().moved()).isTrue();
        assertThat(rests).hasSize(2);
    }

    @Test
    void anotherProcessorOrRuntimeIsAnotherDevice() {
        var other = new Level(
                level(REFERENCE).figures(), new Machine("here", "Another processor", 2, "Linux"), Made.SETUP, true, 0);
        var taken = (Taken) measuring(other, quiet(REFERENCE)).measure(() -> sit(quiet(7)));
        assertThat(taken.level().moved()).isTrue();

        var newer = new Level(
                level(REFERENCE).figures(), Made.MACHINE, new Setup("a newer one", 1, List.of(1), 1, "fp32"), true, 0);
        assertThat(((Taken) measuring(newer, quiet(REFERENCE)).measure(() -> sit(quiet(7))))
                        .level()
                        .moved())
                .isTrue();
    }
}
