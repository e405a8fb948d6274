package dev.espalier.worker;

import dev.espalier.method.MethodInfo;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Progress;
import dev.espalier.search.Trial;
import dev.espalier.setting.Setting;
import java.util.List;
import java.util.stream.Stream;

/** Samples independently after some chunks of warm-up, of 30 GPU seconds each. */
final class WarmedMethod implements SearchMethod<WarmedMethod.Params, WarmedMethod.State> {

    /** Its settings. */
    record Params(
            @Setting(standard = "2", summary = "Chunks of warm-up.")
            int chunks) {}

    /** How far it is. */
    record State(int chunks, int trials) {}

    @Override
    public MethodInfo<Params, State> info() {
        return new MethodInfo<>("warmed", "Samples after a warm-up.", "none", Params.class, State.class);
    }

    @Override
    public State start(SearchContext<Params> context) {
        return new State(0, 0);
    }

    @Override
    public boolean ready(State state, SearchContext<Params> context) {
        return state.chunks() == context.params().chunks();
    }

    @Override
    public Warmup<State> warmUp(State state, SearchContext<Params> context, Work work) {
        int chunks = state.chunks() + 1;
        int whole = context.params().chunks();
        var progress = new Progress(chunks, whole, "chunks", "it has seen %d".formatted(chunks));
        return new Warmup<>(new State(chunks, state.trials()), chunks == whole, 30, progress);
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        return Stream.generate(() -> new Candidate(context.space().sample(context.random()), List.of(), "random"))
                .limit(count)
                .toList();
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        return new State(state.chunks(), state.trials() + trials.size());
    }
}
