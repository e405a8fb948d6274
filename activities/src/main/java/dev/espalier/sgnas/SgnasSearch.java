package dev.espalier.sgnas;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.DataSets;
import dev.espalier.method.AnsweringMethod;
import dev.espalier.method.MethodInfo;
import dev.espalier.method.SearchContext;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.SearchSpace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * SGNAS: one generator learns to answer any cost with an architecture; what it answers to the targets of a search is
 * evaluated, and nothing else.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Algorithm 1</a>
 */
@Singleton
public final class SgnasSearch implements AnsweringMethod<SgnasSettings, SgnasState> {

    private final DataSets dataSets;
    private final LongSupplier clock;

    @Inject
    public SgnasSearch(DataSets dataSets) {
        this(dataSets, System::nanoTime);
    }

    SgnasSearch(DataSets dataSets, LongSupplier clock) {
        this.dataSets = dataSets;
        this.clock = clock;
    }

    @Override
    public MethodInfo<SgnasSettings, SgnasState> info() {
        return new MethodInfo<>(
                "sgnas",
                "Trains a supernet, and by it a generator that answers each target of a cost with an architecture.",
                "Huang & Chu, CVPR 2021, arXiv:2103.07289",
                SgnasSettings.class,
                SgnasState.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, SearchSpace space, SgnasSettings settings) {
        try {
            Grid.of(space);
            return settings.learnsTask() ? settings.supernet().problems(space, dataSets) : List.of();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<String> problems(SearchContext<SgnasSettings> context) {
        try {
            Wanted.of(context);
            return List.of();
        } catch (InvalidInput e) {
            return e.problems();
        }
    }

    @Override
    public SgnasState start(SearchContext<SgnasSettings> context) {
        return new SgnasState(context.random().nextLong(), Stand.NONE, Stand.NONE, List.of(), List.of());
    }

    @Override
    public boolean ready(SgnasState state, SearchContext<SgnasSettings> context) {
        return preparation(state, context).done(state);
    }

    @Override
    public Warmup<SgnasState> warmUp(SgnasState state, SearchContext<SgnasSettings> context, Work work) {
        return preparation(state, context).next(state, work);
    }

    private Preparation preparation(SgnasState state, SearchContext<SgnasSettings> context) {
        var settings = context.params();
        var teacher = Teacher.of(settings, context.space(), dataSets, clock).orElse(null);
        return new Preparation(Wanted.of(context), teacher, settings.candidates(), state.seed(), clock);
    }

    @Override
    public List<Candidate> ask(SgnasState state, SearchContext<SgnasSettings> context, int count) {
        return state.left(context).stream().limit(count).toList();
    }

    @Override
    public SgnasState tell(SgnasState state, SearchContext<SgnasSettings> context, List<Trial> trials, Work work) {
        return state.and(trials.stream()
                .map(trial -> context.space().canonical(trial.candidate().architecture()))
                .distinct()
                .filter(architecture -> !state.evaluated().contains(architecture))
                .toList());
    }

    @Override
    public String knowledge(SgnasState state) {
        return "%s, %s".formatted(state.supernet(), state.generator());
    }

    @Override
    public Learned learned(SgnasState state, SearchContext<SgnasSettings> context, Work work) {
        return preparation(state, context).learned(state, work);
    }
}
