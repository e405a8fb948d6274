package dev.espalier.fade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.method.SearchMethod;
import dev.espalier.method.SearchMethodContract;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.setting.Settings;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.dag.Dag;
import dev.espalier.space.dag.FadeDag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FadeSearchTest extends SearchMethodContract<FadeSettings, FadeState> {

    private static final FadeDag SPACE = new FadeDag();

    @Override
    protected SearchMethod<FadeSettings, FadeState> method() {
        return new FadeSearch();
    }

    @Override
    protected FadeSettings params() {
        return params(Map.of("report_every", 3));
    }

    private static FadeSettings params(Map<String, Object> changed) {
        return Settings.parse("method fade", FadeSettings.class, changed);
    }

    @Override
    protected SearchSpace space() {
        return SPACE;
    }

    /** A region in which graphs of more edges score more. */
    @Override
    protected List<Trial> evaluated(int round, List<Candidate> candidates) {
        var trials = new ArrayList<Trial>();
        for (var candidate : candidates) {
            var measures = new TreeMap<>(Map.of("val_accuracy_pct", 50.0));
            for (int stage = 0; stage < 3 && candidates.size() > 1; stage++) {
                measures.put("stage_%d_score".formatted(stage + 1), score(stage, candidate, candidates));
            }
            trials.add(new Trial(
                    Trial.id(round, trials.size()),
                    round,
                    candidate,
                    new Outcome.Measured(new Measures(measures)),
                    1,
                    false));
        }
        return trials;
    }

    private static double score(int stage, Candidate candidate, List<Candidate> all) {
        double sum = all.stream().mapToDouble(one -> power(stage, one)).sum();
        return power(stage, candidate) / sum;
    }

    private static double power(int stage, Candidate candidate) {
        return Math.exp(0.5
                * Integer.bitCount(
                        SPACE.graphs(candidate.architecture()).get(stage).bits()));
    }

    @Test
    void aRegionHoldsDifferentGraphsInEachStage() {
        var candidates = method().ask(after(method(), 4), at(4), 8);
        for (int stage = 0; stage < 3; stage++) {
            int of = stage;
            assertThat(candidates.stream()
                            .map(one -> SPACE.graphs(one.architecture()).get(of).canonical())
                            .distinct())
                    .hasSize(8);
        }
    }

    @Test
    void reportsTheBestPathEveryFewRoundsAndLearnsNothingFromIt() {
        var before = after(method(), 2);
        var asked = method().ask(before, at(2), 8);
        assertThat(asked).hasSize(1).allMatch(one -> one.origin().equals("report"));
        assertThat(SPACE.graphs(asked.getFirst().architecture()))
                .isEqualTo(before.stages().stream().map(OuterSearch::answer).toList());
        assertThat(after(method(), 3).stages()).isEqualTo(before.stages());
        assertThat(after(method(), 3).rounds()).isEqualTo(3);
    }

    @Test
    void findsGraphsOfMoreEdges() {
        var best =
                after(method(), 40).stages().stream().map(OuterSearch::answer).toList();
        assertThat(best).allMatch(graph -> Integer.bitCount(graph.bits()) >= 8);
        assertThat(best).extracting(Dag::vertices).containsOnly(5);
    }

    @Test
    void refusesOtherSpacesAndGrowthThatCannotBe() {
        var problem = at(0).problem();
        assertThat(method().problems(problem, new NasBench201(), params()))
                .containsExactly(
                        "The method fade must search a space of chains of graphs, as fade-dag is, but the space (nasbench201) is none.");
        assertThat(method().problems(problem, SPACE, params(Map.of("grow_to", 6))))
                .containsExactly(
                        "The grow_to (6) must be 0 or more than the 5 vertices that graphs of the space (fade-dag) begin with, and at most the 5 that they may have.");
    }
}
