package dev.espalier.fade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.setting.Settings;
import dev.espalier.space.dag.Dag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OuterSearchTest {

    private static final int VERTICES = Landscape.VERTICES;
    private static final FadeSettings SETTINGS = settings(Map.of());

    private static FadeSettings settings(Map<String, Object> changed) {
        return Settings.parse("method fade", FadeSettings.class, changed);
    }

    static Stream<OuterSearch> searches() {
        return Stream.of(
                DensitySearch.begun(VERTICES),
                NeighborhoodSearch.begun(VERTICES, new SplittableRandom(1)),
                LinearSearch.begun(VERTICES),
                new RandomRegions(VERTICES, null));
    }

    private static List<Ranked> region(List<Dag> graphs, SplittableRandom random) {
        return graphs.stream()
                .map(graph -> new Ranked(graph, random.nextDouble() / graphs.size()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void proposesGraphsThatAreReallyDifferentHoweverManyThereAre(OuterSearch begun) {
        var search = begun;
        var random = new SplittableRandom(3);
        for (int round = 0; round < 20; round++) {
            var graphs = search.propose(round == 7 ? 1000 : 6, SETTINGS, random);
            assertThat(graphs).hasSize(round == 7 ? 302 : 6);
            assertThat(graphs.stream().map(Dag::canonical).distinct()).hasSameSizeAs(graphs);
            search = search.observe(region(graphs, random), SETTINGS, random);
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void isReadBackFromWhatIsKept(OuterSearch begun) throws IOException {
        var json = JsonMapper.builder().build();
        var search = begun;
        var random = new SplittableRandom(4);
        for (int round = 0; round < 15; round++) {
            search = search.observe(region(search.propose(5, SETTINGS, random), random), SETTINGS, random);
            assertThat(json.readValue(json.writeValueAsBytes(search), OuterSearch.class))
                    .isEqualTo(search);
        }
    }

    /** Scores of two regions with the same order of graphs and equal utilities leave the same state. */
    @ParameterizedTest
    @MethodSource("searches")
    void remembersNoScore(OuterSearch begun) throws IOException {
        var graphs = begun.propose(5, SETTINGS, new SplittableRandom(5));
        var region = IntStream.range(0, 5)
                .mapToObj(i -> new Ranked(graphs.get(i), Math.sqrt(i + 2.3) / 10))
                .toList();
        var state = begun.observe(region, SETTINGS, new SplittableRandom(6));
        var text = JsonMapper.builder().build().writeValueAsString(state);
        for (var one : region) {
            assertThat(text).doesNotContain(String.valueOf(one.score()));
        }
        assertThat(text).doesNotContain("score");
    }

    @Test
    void densityFindsWhatRandomRegionsDoNotWhereScoresAreNoisy() {
        double density = quantile(settings(Map.of()), DensitySearch.begun(VERTICES), 30);
        double random = quantile(settings(Map.of()), new RandomRegions(VERTICES, null), 30);
        assertThat(density).isGreaterThanOrEqualTo(0.99);
        assertThat(random).isLessThan(0.93);
    }

    @Test
    void neighborhoodsClimbAsFarAsTheNoiseLetsThem() {
        double climbed = 0;
        for (int i = 0; i < 200; i++) {
            var begun = NeighborhoodSearch.begun(VERTICES, new SplittableRandom(i));
            climbed += Landscape.random(i).quantile(Landscape.random(i).searched(begun, SETTINGS, 5, 0.5, 10, i)) / 200;
        }
        assertThat(climbed).isGreaterThan(0.95);
    }

    @Test
    void linesThroughScoresBeatRandomRegions() {
        var settings = settings(Map.of("search", "linear", "step", 1.0));
        assertThat(quantile(settings, LinearSearch.begun(VERTICES), 30))
                .isGreaterThan(quantile(settings, new RandomRegions(VERTICES, null), 30));
    }

    private static double quantile(FadeSettings settings, OuterSearch begun, int steps) {
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            var landscape = Landscape.random(i);
            sum += landscape.quantile(landscape.searched(begun, settings, 5, 1.5, steps, 1000 + i));
        }
        return sum / 200;
    }

    @Test
    void densityReachesTheGraphOfAllEdges() {
        var found = Landscape.edges().searched(DensitySearch.begun(VERTICES), SETTINGS, 8, 0.5, 60, 1);
        assertThat(Integer.bitCount(found.bits())).isGreaterThanOrEqualTo(9);
    }

    @Test
    void aGraphThatGrewAndWonLetsAllGrow() {
        var settings = settings(Map.of("grow_to", 4));
        var search = DensitySearch.begun(3);
        var graphs = search.propose(4, settings, new SplittableRandom(1));
        assertThat(graphs).filteredOn(graph -> graph.vertices() == 4).hasSize(1);
        var region = graphs.stream()
                .map(graph -> new Ranked(graph, graph.vertices() == 4 ? 0.7 : 0.1))
                .toList();
        var next = (DensitySearch) search.observe(region, settings, new SplittableRandom(1));
        assertThat(next.vertices()).isEqualTo(4);
        assertThat(next.theta()).hasSize(6);
        assertThat(next.propose(4, settings, new SplittableRandom(2))).allMatch(graph -> graph.vertices() == 4);
    }
}
