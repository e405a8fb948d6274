package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.setting.Setting;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Evaluates the architectures that it is told, in their order: what a person wants to see, or what another search found. */
@Singleton
public final class Listed implements SearchMethod<Listed.Params, Listed.State> {

    /**
     * Its settings.
     *
     * @param architectures their ids, apart by spaces or commas
     */
    public record Params(
            @Setting(summary = "The ids of architectures of the space, apart by spaces or commas.")
            String architectures) {

        List<String> ids() {
            return Stream.of(architectures.split("[\\s,]+"))
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    /** Those that were evaluated. */
    public record State(List<Architecture> evaluated) {

        public State {
            evaluated = List.copyOf(evaluated);
        }
    }

    @Override
    public MethodInfo<Params, State> info() {
        return new MethodInfo<>(
                "listed",
                "Evaluates the architectures that it is told, in their order, and searches nothing.",
                "docs/experiment-file.md",
                Params.class,
                State.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, SearchSpace space, Params params) {
        var problems = new ArrayList<String>();
        for (var id : params.ids()) {
            try {
                space.parse(id);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (params.ids().isEmpty()) {
            problems.add("The method listed must be told at least one of the `architectures`, but there is none.");
        }
        return problems;
    }

    @Override
    public State start(SearchContext<Params> context) {
        return new State(List.of());
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        return context.params().ids().stream()
                .map(id -> context.space().parse(id))
                .filter(architecture -> !state.evaluated().contains(architecture))
                .limit(count)
                .map(architecture -> new Candidate(architecture, List.of(), "listed"))
                .toList();
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        return new State(Stream.concat(
                        state.evaluated().stream(),
                        trials.stream().map(trial -> trial.candidate().architecture()))
                .distinct()
                .toList());
    }
}
