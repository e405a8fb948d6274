package dev.espalier.fade;

import dev.espalier.method.MethodInfo;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.dag.Dag;
import dev.espalier.space.dag.DagSpace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A FaDE-compatible search: each round proposes a region, as paths that together hold each of its graphs once, and moves on
 * by the scores that they got there. Every few rounds it proposes the best path by itself instead, for people to see what
 * that reaches, and learns nothing from it.
 *
 * <p>Unlike the paper, whose outer search is in no public code, the ways from region to region are proposals of our own.
 *
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>
 */
@Singleton
public final class FadeSearch implements SearchMethod<FadeSettings, FadeState> {

    private static final String REPORT = "report";

    @Override
    public MethodInfo<FadeSettings, FadeState> info() {
        return new MethodInfo<>(
                "fade",
                "Goes from region to region by the scores of their graphs, without memory of earlier ones (FaDE-compatible).",
                "Neumeyer et al., IDA 2024, arXiv:2404.16218",
                FadeSettings.class,
                FadeState.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, SearchSpace space, FadeSettings settings) {
        if (!(space instanceof DagSpace dags)) {
            return List.of(
                    "The method fade must search a space of chains of graphs, as fade-dag is, but the space (%s) is none."
                            .formatted(space.name()));
        }
        var form = dags.form();
        if (settings.growTo() > 0
                && (settings.growTo() <= form.leastVertices() || settings.growTo() > form.mostVertices())) {
            return List.of(
                    "The grow_to (%d) must be 0 or more than the %d vertices that graphs of the space (%s) begin with, and at most the %d that they may have."
                            .formatted(settings.growTo(), form.leastVertices(), space.name(), form.mostVertices()));
        }
        if (settings.growTo() > 0 && !settings.search().equals("density")) {
            return List.of("The search (%s) must be density for graphs to grow (grow_to: %d)."
                    .formatted(settings.search(), settings.growTo()));
        }
        return List.of();
    }

    private static DagSpace space(SearchContext<FadeSettings> context) {
        return (DagSpace) context.space();
    }

    @Override
    public FadeState start(SearchContext<FadeSettings> context) {
        var form = space(context).form();
        int vertices = context.params().growTo() > 0 ? form.leastVertices() : form.mostVertices();
        return new FadeState(
                0,
                IntStream.range(0, form.stages())
                        .mapToObj(_ -> context.params().begun(vertices, context.random()))
                        .toList());
    }

    @Override
    public List<Candidate> ask(FadeState state, SearchContext<FadeSettings> context, int count) {
        var space = space(context);
        int every = context.params().reportEvery();
        if (every > 0 && (state.rounds() + 1) % every == 0) {
            var best = state.stages().stream().map(OuterSearch::answer).toList();
            return List.of(new Candidate(space.of(best), List.of(), REPORT));
        }
        var proposed = state.stages().stream()
                .map(stage -> stage.propose(count, context.params(), context.random()))
                .toList();
        int whole = proposed.stream().mapToInt(List::size).min().orElseThrow();
        return IntStream.range(0, whole)
                .mapToObj(graph ->
                        proposed.stream().map(stage -> stage.get(graph)).toList())
                .map(path -> new Candidate(
                        space.of(path), List.of(), context.params().search()))
                .toList();
    }

    @Override
    public FadeState tell(FadeState state, SearchContext<FadeSettings> context, List<Trial> trials, Work work) {
        var stages = new ArrayList<OuterSearch>();
        for (int stage = 0; stage < state.stages().size(); stage++) {
            var region = region(stage, trials, space(context));
            var before = state.stages().get(stage);
            stages.add(region.isEmpty() ? before : before.observe(region, context.params(), context.random()));
        }
        return new FadeState(state.rounds() + 1, stages);
    }

    /** What the round's trials say of a stage's graphs; nothing where they were no region, or nothing was learned. */
    private static List<Ranked> region(int stage, List<Trial> trials, DagSpace space) {
        var score = new Metric("stage_%d_score".formatted(stage + 1));
        var region = new ArrayList<Ranked>();
        for (var trial : trials) {
            if (trial.outcome() instanceof Outcome.Measured measured
                    && measured.measures().has(score)) {
                Dag graph = space.graphs(trial.candidate().architecture()).get(stage);
                region.add(new Ranked(graph, measured.measures().get(score)));
            }
        }
        return region;
    }
}
