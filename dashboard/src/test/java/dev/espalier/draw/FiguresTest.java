package dev.espalier.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.Cost;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.cell.NasBench201;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Network NETWORK = new NasBench201().network(new Architecture("nasbench201", 3, 1, 0, 1, 2, 0));

    @Test
    void theLayersAddUpToTheNetwork() {
        var layers = CostBars.layers(NETWORK);

        assertThat(layers.stream().mapToLong(layer -> layer.cost().macs()).sum())
                .isEqualTo(Cost.of(NETWORK).macs());
        assertThat(layers).extracting(CostBars.Layer::stage).startsWith("stem").contains("stage 1", "reduction 2");
        assertThat(layers).extracting(CostBars.Layer::name).contains("0→1 conv 3×3", "1→3 conv 1×1", "block");
    }

    @Test
    void aNetworkKnownByNameOnlyHasNoLayers() {
        var network = new Network(
                NETWORK.architecture(),
                List.of(
                        new Network.Node("input", new Op.Input(3, 32)),
                        new Network.Node("x", new Op.Named("magic"), "input")));

        assertThat(CostBars.layers(network)).isEmpty();
        assertThat(MacroDrawing.of(network)).contains(">x</text>");
    }

    @Test
    void theMacroDrawingShowsStagesWithChannelsAndSizes() {
        assertThat(MacroDrawing.of(NETWORK))
                .contains(">stem<", ">5 cells<", ">16 ch<", ">32 × 32<", ">64 ch<", ">8 × 8<", ">10 classes<");
    }

    @Test
    void theMacroDrawingIsAsWideAsItHasStagesAndNeverShrunk() {
        var drawing = MacroDrawing.of(NETWORK);
        var width = drawing.replaceFirst("(?s).*? width=\"(\\d+)\".*", "$1");

        assertThat(drawing).contains("viewBox=\"-1 0 %s 76\"".formatted(width), "height=\"76\"");
        assertThat(Integer.parseInt(width)).isGreaterThan(400);
    }

    @Test
    void theSparklineNeverSlants() {
        assertThat(Sparkline.of(List.of(1.0, 2.0, 2.0, 3.0)))
                .containsPattern("d=\"M[^L]*\"")
                .doesNotContain("NaN");
        assertThat(Sparkline.of(List.of())).isEmpty();
        assertThat(Sparkline.of(List.of(5.0, 5.0))).contains("M3 12").doesNotContain("NaN");
    }

    @Test
    void theMeterIsCutAtItsEnds() {
        assertThat(Meter.of(1.7, "170 %", "")).contains("class=\"v\" width=\"100%\"");
        assertThat(Meter.of(-1, "none", "")).contains("class=\"v\" width=\"0%\"");
        assertThat(Meter.of(0.123, "12 % of the budget", "is-running"))
                .contains("width=\"12.3%\"", "aria-label=\"12 % of the budget\"");
    }

    @Test
    void theStripShowsEveryRoundOfAShortSearch() {
        var strip = Strip.of(new Strip.Rounds(3, 8, true), List.of(), "/img/icons.svg");

        assertThat(count(strip, "class=\"r\"")).isEqualTo(3);
        assertThat(count(strip, "class=\"r now\"")).isEqualTo(1);
        assertThat(count(strip, "class=\"r future\"")).isEqualTo(4);
    }

    @Test
    void theStripOfALongSearchIsNoLargerThanAScreenCanShow() {
        var strip = Strip.of(new Strip.Rounds(6250, 6250, false), List.of(), "/img/icons.svg");

        assertThat(count(strip, "<rect class=\"r")).isLessThanOrEqualTo(120);
        assertThat(strip).contains("data-round=\"6250\"").hasSizeLessThan(20_000);
    }

    @Test
    void marksLeadToTheirEvents() {
        var mark = new Strip.Mark(2, "is-recovered", "replay", "Worker killed", "?tab=events#e4");

        assertThat(Strip.of(new Strip.Rounds(4, 4, false), List.of(mark), "/img/icons.svg"))
                .contains("href=\"?tab=events#e4\"", "<title>Worker killed</title>", "x=\"50%\"");
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
