package dev.espalier.worker;

import dev.espalier.catalogue.Answerer;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.method.AnsweringMethod;
import dev.espalier.method.AnsweringMethod.Learned;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads what methods have learned from their newest checkpoints, and keeps what was asked last for the next question. */
public final class TrainedAnswerer implements Answerer, AutoCloseable {

    /** How many learned methods are kept: each may hold a supernet and the images that it is examined by. */
    private static final int KEPT = 2;

    private final Desk desk;

    /** The one that was asked last comes first. */
    private final Deque<Kept> kept = new ArrayDeque<>();

    /**
     * What a method has learned.
     *
     * @param experiment with its revision
     * @param checkpoint the newest at which it was asked
     * @param knowledge stays the same while rounds make new checkpoints
     */
    private record Kept(String experiment, String checkpoint, String knowledge, Learned learned) {

        Kept at(String other) {
            return new Kept(experiment, other, knowledge, learned);
        }
    }

    public TrainedAnswerer(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Optional<Reach> reach(Experiment experiment, Checkpoint checkpoint) {
        return learned(experiment, checkpoint).map(Learned::reach);
    }

    @Override
    public List<Answer> answers(Experiment experiment, Checkpoint checkpoint, double cost, int count) {
        var learned = learned(experiment, checkpoint)
                .orElseThrow(() -> new InvalidInput(
                        "The method %s of the experiment (%s) does not learn to answer costs.\nMaybe fork it with the method sgnas, or start another: ./espalier method describe sgnas"
                                .formatted(experiment.method().name(), experiment.id())));
        try {
            return learned.answers(cost, count);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Learned> learned(Experiment experiment, Checkpoint checkpoint) {
        var method = desk.registry().method(experiment.method().name());
        if (!(method.orElse(null) instanceof AnsweringMethod)) {
            return Optional.empty();
        }
        var learned = found(experiment, checkpoint);
        forget(KEPT);
        return Optional.of(learned);
    }

    private synchronized Learned found(Experiment experiment, Checkpoint checkpoint) {
        var name = "%s/%d".formatted(experiment.id(), experiment.revision());
        var state = checkpoint.state().sha256();
        var known = kept.stream()
                .filter(one -> one.experiment().equals(name) && one.checkpoint().equals(state))
                .findFirst()
                .orElse(null);
        if (known != null) {
            kept.remove(known);
            kept.addFirst(known);
            return known.learned();
        }
        var mind = desk.minds().of(experiment);
        var knowledge = mind.knowledge(checkpoint);
        var same = kept.stream()
                .filter(one -> one.experiment().equals(name) && one.knowledge().equals(knowledge))
                .findFirst();
        same.ifPresent(kept::remove);
        var found = same.map(one -> one.at(state))
                .orElseGet(
                        () -> new Kept(name, state, knowledge, mind.learned(checkpoint, new Unhurried(desk.store()))));
        kept.addFirst(found);
        return found.learned();
    }

    /** Closes all but those that were asked last: while nobody waits, since one may just be asked. */
    private void forget(int most) {
        var old = new ArrayList<Kept>();
        synchronized (this) {
            while (kept.size() > most) {
                old.add(kept.removeLast());
            }
        }
        old.forEach(one -> one.learned().close());
    }

    @Override
    public void close() {
        forget(0);
    }
}
