package dev.espalier.sgnas;

import dev.espalier.method.SearchMethod.Warmup;
import dev.espalier.method.Work;
import dev.espalier.search.Progress;
import dev.espalier.supernet.SupernetTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do before a search by a generator can begin: the supernet is trained, the generator learns from it, and
 * what it answers is chosen.
 */
final class Preparation {

    private final Wanted wanted;
    private final @Nullable Teacher teacher;
    private final GeneratorCourse course;
    private final Selection selection;

    /**
     * @param teacher or null where cost alone is learned
     * @param clock nanoseconds from anywhere
     */
    Preparation(Wanted wanted, @Nullable Teacher teacher, int candidates, long seed, LongSupplier clock) {
        this.wanted = wanted;
        this.teacher = teacher;
        this.course = new GeneratorCourse(wanted, teacher, seed, clock);
        this.selection = new Selection(course.key(), candidates, teacher, clock);
    }

    /** What of a state these settings lead to as well. */
    private SgnasState kept(SgnasState state) {
        var keys = wanted.targets().stream().map(selection::key).toList();
        var chosen =
                state.chosen().stream().filter(one -> keys.contains(one.key())).toList();
        return state.withSupernet(state.supernet()
                        .of(teacher == null ? "" : teacher.training().key()))
                .withGenerator(state.generator().of(course.key()))
                .with(chosen);
    }

    /** Whether nothing is left to do, and nothing is there that these settings would not lead to. */
    boolean done(SgnasState state) {
        return kept(state).equals(state)
                && taught(state)
                && course.done(state.generator())
                && missing(state).isEmpty();
    }

    private boolean taught(SgnasState state) {
        return state.supernet().done() == supernetEpochs();
    }

    private int supernetEpochs() {
        return teacher == null ? 0 : teacher.training().epochs();
    }

    private List<Double> missing(SgnasState state) {
        var known = state.chosen().stream().map(Chosen::key).toList();
        return wanted.targets().stream()
                .filter(target -> !known.contains(selection.key(target)))
                .toList();
    }

    /** What can be asked by now. */
    LearnedGenerator learned(SgnasState state, Work work) {
        var kept = kept(state);
        var answers = course.done(kept.generator()) ? course.answers(kept.generator(), work) : null;
        var examiner = Teacher.examiner(teacher, kept.supernet().learned(), work.artifacts());
        return new LearnedGenerator(wanted, answers, examiner, work);
    }

    /** The next chunk. */
    Warmup<SgnasState> next(SgnasState state, Work work) {
        var kept = kept(state);
        if (teacher != null && !taught(kept)) {
            return teach(teacher, kept, work);
        }
        return course.done(kept.generator()) ? choose(kept, work) : learn(kept, work);
    }

    private Warmup<SgnasState> teach(Teacher teacher, SgnasState state, Work work) {
        var store = work.artifacts();
        long before = state.supernet().done();
        boolean known = teacher.reached(before + 1, store).isPresent();
        var reached = teacher.upTo(before + 1, work);
        double paid = teacher.reached(before, store)
                .map(SupernetTraining.Reached::seconds)
                .orElse(0.0);
        var weights = teacher.training().finished(store).filter(_ -> before + 1 == supernetEpochs());
        var next = state.withSupernet(state.supernet().at(before + 1, weights.orElse(null)));
        var note = String.format(
                Locale.ROOT,
                "paths of the supernet answer %.1f %% of the validation images rightly",
                reached.accuracyPct());
        long seconds = Math.round(Math.max(0, reached.seconds() - paid));
        return new Warmup<>(next, false, seconds, progress(before + 1, note, known));
    }

    private Warmup<SgnasState> learn(SgnasState state, Work work) {
        boolean known = course.known(state.generator(), work.artifacts());
        var stage = course.chunk(state.generator(), state.supernet().learned(), work);
        var next = state.withGenerator(state.generator().at(stage.epochs(), stage.generator()));
        var progress = progress(supernetEpochs() + stage.epochs(), stage.note(), known);
        return new Warmup<>(next, false, Math.round(stage.seconds()), progress);
    }

    private Warmup<SgnasState> choose(SgnasState state, Work work) {
        var missing = missing(state);
        if (missing.isEmpty()) {
            return new Warmup<>(state, true, 0);
        }
        double target = missing.getFirst();
        boolean known = selection.known(target, work.artifacts());
        var choice = selection.of(
                target,
                () -> course.answers(state.generator(), work),
                state.supernet().learned(),
                work);
        int chosen = wanted.targets().size() - missing.size() + 1;
        var note = "architectures are chosen for %d of %d targets"
                .formatted(chosen, wanted.targets().size());
        var progress = progress(supernetEpochs() + course.whole() + chosen, note, known);
        var next = state.with(ordered(state.chosen(), choice.chosen()));
        return new Warmup<>(next, missing.size() == 1, Math.round(choice.seconds()), progress);
    }

    /** All that there is to do is counted as one, since people wait for all of it. */
    private Progress progress(long done, String note, boolean known) {
        return new Progress(
                done, supernetEpochs() + course.whole() + wanted.targets().size(), "parts", note, known);
    }

    /** In the order of the targets. */
    private List<Chosen> ordered(List<Chosen> chosen, Chosen another) {
        var all = new ArrayList<>(chosen);
        all.add(another);
        all.sort((one, other) -> Double.compare(one.target(), other.target()));
        return all;
    }
}
