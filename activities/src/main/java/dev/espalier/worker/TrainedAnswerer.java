package dev.espalier.worker;

import dev.espalier.catalogue.Answerer;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.method.AnsweringMethod;
import dev.espalier.method.AnsweringMethod.Learned;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads what methods have learned from their newest checkpoints, and keeps what was asked last for the next question. */
public final class TrainedAnswerer implements Answerer {

    /** How many learned methods are kept: they take memory. */
    private static final int KEPT = 4;

    private final Desk desk;
    private final LinkedHashMap<String, Learned> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    public TrainedAnswerer(Desk desk) {
        this.desk = desk;
    }

    @Override
    public synchronized Optional<Reach> reach(Experiment experiment, Checkpoint checkpoint) {
        return learned(experiment, checkpoint).map(Learned::reach);
    }

    @Override
    public synchronized List<Answer> answers(Experiment experiment, Checkpoint checkpoint, double cost, int count) {
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
        var key = "%s/%d/%s"
                .formatted(
                        experiment.id(),
                        experiment.revision(),
                        checkpoint.state().sha256());
        var known = kept.get(key);
        if (known == null) {
            known = desk.minds().of(experiment).learned(checkpoint, new Unhurried(desk.store()));
            kept.put(key, known);
            if (kept.size() > KEPT) {
                kept.pollFirstEntry().getValue().close();
            }
        }
        return Optional.of(known);
    }
}
