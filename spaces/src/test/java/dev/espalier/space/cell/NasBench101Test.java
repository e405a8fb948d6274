package dev.espalier.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.espalier.space.Architecture;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.GraphSpaceContract;
import dev.espalier.space.SequentialSpace;
import dev.espalier.space.SequentialSpaceContract;
import dev.espalier.space.TestData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class NasBench101Test extends SequentialSpaceContract implements GraphSpaceContract {

    private static final String FIRST = "100110100001001010101/3M331";

    private final NasBench101 space = new NasBench101();

    @Override
    public GraphSpace graphSpace() {
        return new NasBench101();
    }

    @Override
    protected SequentialSpace space() {
        return new NasBench101();
    }

    @Test
    void namesACellAsTheBenchmarkDoes() {
        assertThat(space.hash(space.parse(FIRST))).isEqualTo("00005c142e6f48ac74fdcf73e3439874");
    }

    @Test
    void readsTheSameCellInAnyOrderOfItsVertices() {
        assertThat(space.parse("110011/31")).isEqualTo(space.parse("110011/13"));
        assertThat(space.parse("110011/31")).isNotEqualTo(space.parse("110011/33"));
    }

    @Test
    void forgetsWhatLeadsNowhere() {
        assertThat(space.parse("101000/3M")).isEqualTo(space.parse("1/"));
    }

    @Test
    void refusesACellThatNothingPasses() {
        assertThatThrownBy(() -> space.parse("0/"))
                .hasMessage("The cell (0/) must lead from its input to its output by at most 9 edges.");
        assertThatThrownBy(() -> space.parse("111111111111111111111/33333")).hasMessageContaining("at most 9 edges");
        assertThatThrownBy(() -> space.parse("11/3")).hasMessageContaining("3 possible edges, but has 2");
    }

    @Test
    void neighboursAreOneEditAway() {
        var cell = space.parse("111/3");
        assertThat(space.neighbors(cell))
                .contains(space.parse("1/"), space.parse("101/3"), space.parse("111/M"), space.parse("111101/13"))
                .hasSizeGreaterThan(9);
    }

    @Test
    void hasEveryCellOfThePublishedTableUnderItsHash() throws IOException {
        var data = TestData.file("nas-bench-101/nb101.csv.gz");
        assumeThat(data)
                .as("The published table is compared where ESPALIER_TEST_DATA names its folder.")
                .isPresent();
        var cells = Collections.synchronizedSet(new HashSet<Architecture>());
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.orElseThrow())), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).toList().parallelStream().forEach(line -> {
                var row = List.of(line.split(",", -1));
                var cell = space.parse(row.get(3) + "/" + row.get(4));
                assertThat(space.hash(cell)).as(line).isEqualTo(row.get(1));
                cells.add(cell);
            });
        }
        assertThat(cells).hasSize(423_624);
    }

    @Test
    void examplesAreSpreadOverAllCells() {
        var random = new SplittableRandom(3);
        int large = 0;
        int linked = 0;
        for (int i = 0; i < 2_000; i++) {
            var graph = space.graphs(space.example(random)).getFirst();
            large += graph.labels().size() == 7 ? 1 : 0;
            linked += graph.linked(1, 2) ? 1 : 0;
        }
        assertThat(large / 2_000.0).isCloseTo(359_082 / 423_624.0, within(0.03));
        assertThat(linked / 2_000.0).as("as in the benchmark's file").isCloseTo(0.812, within(0.04));
    }
}
