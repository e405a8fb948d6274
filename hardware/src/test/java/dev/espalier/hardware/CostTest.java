package dev.espalier.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.TestData;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.cell.NasBenchNlp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final Architecture ANY = new Architecture("any", 0);

    private final NasBench201 space = new NasBench201();

    private Cost cost(String notation, int classes, int imageSize) {
        return Cost.of(space.network(space.parse(notation), classes, imageSize));
    }

    @Test
    void equalsThePublishedCostOfSomeCells() {
        var first = "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";
        assertThat(cost(first, 10, 32)).isEqualTo(new Cost(15_647_370, 129_306));
        assertThat(cost(first, 100, 32)).isEqualTo(new Cost(15_653_220, 135_156));
        assertThat(cost(first, 120, 16)).isEqualTo(new Cost(3_919_480, 136_456));
        var second = "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|";
        assertThat(cost(second, 10, 32)).isEqualTo(new Cost(113_951_370, 802_426));
        assertThat(cost(second, 120, 16)).isEqualTo(new Cost(28_495_480, 809_576));
    }

    @Test
    void equalsThePublishedCostOfEveryCellOnEveryDataSet() throws IOException {
        var data = TestData.file("nas-bench-201/nb201.csv.gz");
        assumeThat(data)
                .as("The published table is compared where ESPALIER_TEST_DATA names its folder.")
                .isPresent();
        int compared = 0;
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.orElseThrow())), StandardCharsets.UTF_8))) {
            var header = Arrays.asList(lines.readLine().split(","));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var cells = Arrays.asList(line.split(",", -1));
                compared += compare(header, cells, "c10", 10, 32);
                compared += compare(header, cells, "c100", 100, 32);
                compared += compare(header, cells, "in16", 120, 16);
            }
        }
        assertThat(compared).isEqualTo(3 * 15_625);
    }

    private int compare(List<String> header, List<String> cells, String dataset, int classes, int imageSize) {
        var published = new Cost(
                Long.parseLong(cells.get(header.indexOf(dataset + "_macs"))),
                Long.parseLong(cells.get(header.indexOf(dataset + "_params"))));
        var notation = cells.get(header.indexOf("arch_str"));
        assertThat(cost(notation, classes, imageSize))
                .as("cost of %s on %s", notation, dataset)
                .isEqualTo(published);
        return 1;
    }

    @Test
    void hasTheParametersOfEveryCellOfNasBench101() throws IOException {
        var data = TestData.file("nas-bench-101/nb101.csv.gz");
        assumeThat(data)
                .as("The published table is compared where ESPALIER_TEST_DATA names its folder.")
                .isPresent();
        var cells = new NasBench101();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.orElseThrow())), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).toList().parallelStream().forEach(line -> {
                var row = Arrays.asList(line.split(",", -1));
                var network = cells.network(cells.parse(row.get(3) + "/" + row.get(4)));
                assertThat(Cost.of(network).params()).as(line).isEqualTo(Long.parseLong(row.get(5)));
            });
        }
    }

    /** Table 1 of the paper says 3.3 million. */
    @Test
    void hasThePublishedParametersOfTheCellOfDarts() {
        var darts = new Darts();
        var published = "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), "
                + "('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0), "
                + "('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3', 0), "
                + "('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0), "
                + "('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=[2, 3, 4, 5])";
        assertThat(Cost.of(darts.network(darts.parse(published))).params()).isEqualTo(3_349_342);
    }

    /** By hand: each layer has a weight per value of its inputs and output and a bias, all share one embedding. */
    @Test
    void pricesARecurrentNetworkOnAWord() {
        var cells = new NasBenchNlp();
        long embedding = 10_000 * 400;
        long layers = (400 + 600) * 600 + 600 + (600 + 600) * 600 + 600 + (600 + 400) * 400 + 400;
        assertThat(Cost.of(cells.network(cells.parse("linear(x,h0);tanh(1)>h0"))))
                .isEqualTo(new Cost(layers + embedding + 10_000, layers + embedding + 10_000));
        var gated = "linear(x,h0);sigm(1);linear(h0,2);tanh(3);blend(2,h0,4)>h0";
        long more = 2 * ((600 + 600) * 600 + 600) + (400 + 400) * 400 + 400;
        assertThat(Cost.of(cells.network(cells.parse(gated))).params()).isEqualTo(layers + more + embedding + 10_000);
    }

    @Test
    void pricesGroupsSqueezesAndConcatenations() {
        var network = new Network(
                ANY,
                List.of(
                        new Node("in", new Op.Input(8, 4)),
                        new Node("depthwise", new Op.Conv(3, 2, 8, 8), "in"),
                        new Node("squeeze", new Op.SqueezeExcite(2), "depthwise"),
                        new Node("both", new Op.Concat(), "depthwise", "squeeze"),
                        new Node("out", new Op.Conv(1, 1, 1, 4), "both")));
        // depth-wise: 9 * 8 weights at 2 x 2; squeeze: 8 * 2 + 2 and 2 * 8 + 8; last: 16 * 4 at 2 x 2
        assertThat(Cost.of(network)).isEqualTo(new Cost(72 * 4 + 18 + 24 + 64 * 4, 72 + 18 + 24 + 64));
    }

    @Test
    void refusesWhatOnlyHasAName() {
        var network = new Network(
                ANY, List.of(new Node("in", new Op.Input(3, 32)), new Node("a", new Op.Named("mystery"), "in")));
        assertThatThrownBy(() -> Cost.of(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The operation (mystery) of the node a must be known in full");
    }

    @Test
    void refusesSumsOfDifferentShapes() {
        var network = new Network(
                ANY,
                List.of(
                        new Node("in", new Op.Input(3, 32)),
                        new Node("half", new Op.Conv(3, 2, 1, 3), "in"),
                        new Node("sum", new Op.Add(), "in", "half")));
        assertThatThrownBy(() -> Cost.of(network)).hasMessageContaining("must have one shape");
    }
}
