package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.measure.Notebook;
import dev.espalier.search.Candidate;
import dev.espalier.search.Experiment;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Pool;
import java.util.List;
import java.util.stream.IntStream;

/** What the steps of one process share. */
public final class Desk {

    private final ArtifactStore store;
    private final Catalogue catalogue;
    private final Once once;
    private final History history;
    private final Minds minds;
    private final Pricing pricing;
    private final Shelf shelf;
    private final Closing closing;
    private final Registry registry;
    private final Notebook notebook;
    private final StoredFarm farm;

    public Desk(ArtifactStore store, Registry registry, Shelf shelf) {
        this.store = store;
        this.registry = registry;
        this.shelf = shelf;
        this.once = new Once(store);
        this.history = new History(once);
        this.notebook = new Notebook(store);
        var devices = new Devices(registry, shelf, store, notebook);
        var calibrations = new Calibrations(shelf, devices, store);
        this.pricing = new Pricing(devices, shelf);
        this.minds = new Minds(registry, shelf, pricing, once);
        this.closing = new Closing(this);
        this.catalogue = new Installation(registry, devices, shelf, pricing, minds, calibrations, store);
        this.farm = new StoredFarm(devices, shelf, calibrations, notebook);
    }

    /** The devices that measure. */
    public StoredFarm farm() {
        return farm;
    }

    Notebook notebook() {
        return notebook;
    }

    /** What an experiment evaluates of a candidate, prices and measures. */
    Network network(Experiment experiment, Candidate candidate) {
        return pricing.network(
                candidate.architecture(), minds.evaluation(experiment).frame());
    }

    /** What is built of an architecture that no experiment asks about. */
    Network network(Architecture architecture, Frame frame) {
        return pricing.network(architecture, frame);
    }

    /** What this process knows of, as the dashboard asks for it. */
    public Catalogue catalogue() {
        return catalogue;
    }

    ArtifactStore store() {
        return store;
    }

    Once once() {
        return once;
    }

    History history() {
        return history;
    }

    Minds minds() {
        return minds;
    }

    /** A group's evaluations with the prices of those networks, in order. */
    List<Evaluation> priced(List<Candidate> group, List<Evaluation> evaluations, Experiment experiment) {
        var frame = minds.evaluation(experiment).frame();
        return IntStream.range(0, group.size())
                .mapToObj(i ->
                        pricing.priced(group.get(i).architecture(), evaluations.get(i), experiment.problem(), frame))
                .toList();
    }

    Shelf shelf() {
        return shelf;
    }

    Closing closing() {
        return closing;
    }

    Registry registry() {
        return registry;
    }

    void requireRunnable(Experiment experiment) {
        var problems = catalogue.problems(experiment);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    ArtifactRef revisionRef(String experiment, int revision) {
        return store.find(Keys.revision(experiment, revision))
                .orElseThrow(() -> new IllegalStateException(
                        "The experiment (%s) has no revision %d.".formatted(experiment, revision)));
    }

    Experiment revision(At at) {
        return once.read(revisionRef(at.experiment(), at.revision()), Experiment.class);
    }

    /** The revision that a round obeys, which its pool names. */
    Experiment obeyed(Pool pool) {
        return once.read(pool.experiment(), Experiment.class);
    }
}
