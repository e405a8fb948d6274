package dev.espalier.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.draw.FoldedTime.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GanttTest {

    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    private static Span minutes(long from, long to) {
        return new Span(START.plus(Duration.ofMinutes(from)), START.plus(Duration.ofMinutes(to)));
    }

    @Test
    void aLongHoleIsFoldedAndAShortOneIsDrawn() {
        var time = FoldedTime.of(List.of(minutes(0, 60), minutes(65, 120), minutes(420, 480)), true);

        assertThat(time.folds()).containsExactly(minutes(120, 420));
        assertThat(time.drawn()).isEqualTo(Duration.ofHours(3));
        assertThat(time.share(START)).isZero();
        assertThat(time.share(minutes(0, 480).to())).isCloseTo(1, within(1e-9));
        assertThat(time.share(minutes(0, 420).to()) - time.share(minutes(0, 120).to()))
                .isCloseTo(0.07, within(1e-9));
    }

    @Test
    void nothingIsFoldedWhereItIsNotAskedFor() {
        var time = FoldedTime.of(List.of(minutes(0, 60), minutes(420, 480)), false);

        assertThat(time.folds()).isEmpty();
        assertThat(time.share(minutes(0, 240).to())).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aMomentWithoutLengthIsDrawnToo() {
        var time = FoldedTime.of(List.of(minutes(0, 0)), true);

        assertThat(time.share(START)).isZero();
        assertThat(TimeTicks.of(time)).hasSizeLessThan(3);
    }

    @Test
    void ticksAreRoundTimesThatDoNotTouch() {
        var ticks = TimeTicks.of(FoldedTime.of(List.of(minutes(7, 247)), true));

        assertThat(ticks).extracting(TimeTicks.Tick::text).startsWith("14:30", "15:00", "15:30");
        assertThat(ticks).hasSizeBetween(4, 9);
    }

    @Test
    void aYearOfIdlenessCostsNoTicks() {
        var work = List.of(minutes(0, 60), minutes(525_600, 525_660));

        assertThat(TimeTicks.of(FoldedTime.of(work, true))).hasSizeBetween(3, 14);
    }

    @Test
    void everyBarOpensItsTrialAndSaysWhatItIs() {
        var bar = new Gantt.Bar(
                "s-5-0", START, minutes(0, 30).to(), "lost", "5-0", "Trial 5-0 on gpu-a: cut off", "/trials/5-0");
        var time = FoldedTime.of(List.of(minutes(0, 60)), true);

        var svg = Gantt.of(
                time,
                List.of(new Gantt.Lane("gpu-a", List.of(bar))),
                List.of(),
                List.of(new Gantt.Mark(minutes(0, 30).to(), "is-recovered", "The server ended")),
                List.of(START),
                "Timeline");

        assertThat(svg)
                .contains("<a id=\"s-5-0\" href=\"/trials/5-0\" aria-label=\"Trial 5-0 on gpu-a: cut off\">")
                .contains("class=\"lost\" fill=\"url(#hatch)\" x=\"12%\" width=\"44%\"")
                .contains(">5-0</text>", ">The server ended</text>", "class=\"round\"")
                .doesNotContain("style=\"", "NaN");
    }
}
