package dev.espalier.sgnas;

import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod.Warmup;
import dev.espalier.method.Work;
import dev.espalier.search.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What there is to do before a search by a generator can begin: the generator learns, then its answers are chosen. */
final class Preparation {

    private final Wanted wanted;
    private final GeneratorCourse course;
    private final Selection selection;

    /**
     * @param clock nanoseconds from anywhere
     * @throws dev.espalier.catalogue.InvalidInput when there is nothing that a generator can learn
     */
    Preparation(SearchContext<SgnasSettings> context, long seed, LongSupplier clock) {
        this.wanted = Wanted.of(context);
        this.course = new GeneratorCourse(wanted, seed, clock);
        this.selection = new Selection(course.key(), context.params().candidates(), clock);
    }

    /** What of a state these settings lead to as well. */
    private SgnasState kept(SgnasState state) {
        var keys = wanted.targets().stream().map(selection::key).toList();
        var chosen =
                state.chosen().stream().filter(one -> keys.contains(one.key())).toList();
        return state.with(state.generator().of(course.key())).with(chosen);
    }

    /** Whether nothing is left to do, and nothing is there that these settings would not lead to. */
    boolean done(SgnasState state) {
        return kept(state).equals(state)
                && course.done(state.generator())
                && missing(state).isEmpty();
    }

    private List<Double> missing(SgnasState state) {
        var known = state.chosen().stream().map(Chosen::key).toList();
        return wanted.targets().stream()
                .filter(target -> !known.contains(selection.key(target)))
                .toList();
    }

    /** The next chunk. */
    Warmup<SgnasState> next(SgnasState state, Work work) {
        var kept = kept(state);
        return course.done(kept.generator()) ? choose(kept, work) : learn(kept, work);
    }

    private Warmup<SgnasState> learn(SgnasState state, Work work) {
        boolean known = course.known(state.generator(), work.artifacts());
        var stage = course.chunk(state.generator(), work);
        var next = state.with(state.generator().at(stage.epochs(), stage.generator()));
        var progress = progress(stage.epochs(), stage.note(), known);
        return new Warmup<>(next, false, Math.round(stage.seconds()), progress);
    }

    private Warmup<SgnasState> choose(SgnasState state, Work work) {
        var missing = missing(state);
        if (missing.isEmpty()) {
            return new Warmup<>(state, true, 0);
        }
        double target = missing.getFirst();
        boolean known = selection.known(target, work.artifacts());
        var choice = selection.of(target, course, state.generator(), work);
        int chosen = wanted.targets().size() - missing.size() + 1;
        var note = "architectures are chosen for %d of %d targets"
                .formatted(chosen, wanted.targets().size());
        var progress = progress(course.whole() + chosen, note, known);
        var next = state.with(ordered(state.chosen(), choice.chosen()));
        return new Warmup<>(next, missing.size() == 1, Math.round(choice.seconds()), progress);
    }

    /** All that there is to do is counted as one, since people wait for all of it. */
    private Progress progress(long done, String note, boolean known) {
        return new Progress(done, course.whole() + wanted.targets().size(), "parts", note, known);
    }

    /** In the order of the targets. */
    private List<Chosen> ordered(List<Chosen> chosen, Chosen another) {
        var all = new ArrayList<>(chosen);
        all.add(another);
        all.sort((one, other) -> Double.compare(one.target(), other.target()));
        return all;
    }
}
