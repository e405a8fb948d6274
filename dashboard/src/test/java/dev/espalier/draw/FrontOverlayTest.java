package dev.espalier.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.draw.FrontOverlay.Frame;
import dev.espalier.draw.FrontOverlay.Mark;
import dev.espalier.draw.FrontOverlay.Rule;
import dev.espalier.draw.FrontOverlay.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontOverlayTest {

    private static final Series A = new Series("a", "s1", List.of(mark(2, 80), mark(6, 90)));
    private static final Series B = new Series("b", "s2", List.of(mark(2, 80), mark(4, 85), mark(6, 90)));

    private static Mark mark(double x, double y) {
        return new Mark(x, y, "trial", "/trial");
    }

    private static Frame frame(boolean filled, List<Rule> rules) {
        return new Frame(760, 400, false, true, 3, "latency", rules, filled, "Fronts");
    }

    @Test
    void fillsTheAreaThatOnlyOneReaches() {
        var drawn = FrontOverlay.of(List.of(A, B), frame(true, List.of()));

        assertThat(drawn).contains("class=\"only s2\"").doesNotContain("class=\"only s1\"");
        assertThat(FrontOverlay.of(List.of(A, A), frame(true, List.of()))).doesNotContain("class=\"only");
        assertThat(FrontOverlay.of(List.of(A, B), frame(false, List.of()))).doesNotContain("class=\"only");
    }

    @Test
    void everyTrialIsALinkAndEveryLimitALineWithItsWord() {
        var drawn = FrontOverlay.of(List.of(A, B), frame(true, List.of(new Rule(8, "A: ≤ 8 ms", "s1"))));

        assertThat(drawn.split("<a href=\"/trial\"", -1)).hasSize(6);
        assertThat(drawn).contains(">A: ≤ 8 ms</text>", "class=\"rule s1\"");
    }

    @Test
    void inAFileOfItsOwnNothingIsALink() {
        var alone = new Series("a", "s1", List.of(new Mark(2, 80, "trial", "")));

        assertThat(FrontOverlay.of(List.of(alone), frame(false, List.of())))
                .contains("<circle")
                .doesNotContain("<a ");
    }

    @Test
    void withoutAnyPointNothingIsDrawn() {
        assertThat(FrontOverlay.of(List.of(new Series("a", "s1", List.of())), frame(false, List.of())))
                .isEmpty();
    }

    @Test
    void oneFrontOfOnePointIsDrawnWithinItsFrame() {
        var one = new Series("a", "s1", List.of(mark(2, 80)));

        assertThat(FrontOverlay.of(List.of(one), frame(true, List.of()))).doesNotContain("NaN", "Infinity");
    }
}
