package dev.espalier.worker;

import dev.espalier.search.Trial;
import dev.espalier.step.Ledger;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.step.Records.Rerun;
import dev.espalier.step.Records.Trials;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a database would be told, in memory. */
public final class MemoryLedger implements Ledger {

    public final List<Opened> opened = new CopyOnWriteArrayList<>();
    public final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    public final List<Closed> closed = new CopyOnWriteArrayList<>();
    public final List<Finished> finished = new CopyOnWriteArrayList<>();
    public final List<Awaited> awaited = new CopyOnWriteArrayList<>();
    private final Desk desk;

    MemoryLedger(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void open(Opened message) {
        opened.add(message);
    }

    @Override
    public void record(Recorded message) {
        recorded.add(message);
    }

    @Override
    public void close(Closed message) {
        closed.add(message);
    }

    @Override
    public void finish(Finished message) {
        finished.add(message);
    }

    @Override
    public void await(Awaited message) {
        awaited.add(message);
    }

    /** How many trials the last closed round of an experiment had behind it, or else another number. */
    int trials(String experiment, int orElse) {
        var last = closed.isEmpty() ? null : closed.getLast();
        return last == null || !last.at().experiment().equals(experiment)
                ? orElse
                : last.next().trials();
    }

    /** The trials of an experiment's own rounds, in order. */
    public List<Trial> trials(String experiment) {
        return closed.stream()
                .filter(round -> round.at().experiment().equals(experiment))
                .map(round -> round.next().outcomes())
                .filter(outcomes -> outcomes != null)
                .flatMap(outcomes -> desk.once().read(outcomes, Trials.class).trials().stream())
                .toList();
    }

    /** The attempts that had to be done again. */
    public List<Rerun> reruns() {
        return recorded.stream()
                .map(message -> message.evaluated().evaluations())
                .filter(ref -> ref != null)
                .flatMap(ref -> desk.once().read(ref, Evaluations.class).reruns().stream())
                .toList();
    }
}
