package dev.espalier.control;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.catalogue.Exporter;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.step.ExportSteps.Order;
import dev.espalier.step.ExportSteps.Progress;
import dev.espalier.step.ExportSteps.Standing;
import dev.espalier.step.Keys;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Has packages made of trained networks, and says how far they are. An export's id follows from its order, so that asking
 * twice for the same gives the same.
 */
@Singleton
public final class Exports {

    private static final Logger LOG = Logger.getLogger(Exports.class);

    private static final String ORDER = "order.json";

    private final ExportRuns runs;
    private final Instance<Exporter> exporter;
    private final ArtifactStore artifacts;
    private final Once once;
    private final ExportOrders orders;

    Exports(ExportRuns runs, Instance<Exporter> exporter, ArtifactStore artifacts, ExportOrders orders) {
        this.runs = runs;
        this.exporter = exporter;
        this.artifacts = artifacts;
        this.once = new Once(artifacts);
        this.orders = orders;
    }

    /**
     * An export as it stands.
     *
     * @param id among those of its experiment
     */
    public record Exported(String id, Order order, Standing standing) {}

    /**
     * Begins to export a trial's network, or finds out that this was done or is under way. One that was refused is tried
     * again, and so is a latency that could not be measured.
     *
     * @throws Conflict when there is no network to export
     * @throws Unavailable when Temporal does not answer
     */
    public Exported begin(ExperimentView experiment, TrialView trial) {
        ExportOrders.requireEvaluated(trial);
        var order = orders.order(experiment, trial);
        var problems = exporter.get().problems(order);
        if (!problems.isEmpty()) {
            throw new Conflict(String.join("\n", problems));
        }
        orders.keepDrawing(trial);
        var key = key(order);
        artifacts.find(key).ifPresent(known -> closed(known).ifPresent(standing -> forget(known, standing)));
        var ref = once.write(key, () -> order);
        if (closed(ref).isEmpty()) {
            runs.start(ref);
        }
        return exported(ref);
    }

    /** What was refused is made anew; of what lacks a latency that alone, and the package. */
    private void forget(ArtifactRef order, Standing standing) {
        if (standing.packed() == null) {
            artifacts.delete(order.key().substring(0, order.key().lastIndexOf('/')));
        } else if (standing.stages().stream().anyMatch(stage -> stage.progress() == Progress.SKIPPED)) {
            Keys.WITH_LATENCY.forEach(name -> artifacts.delete(Keys.beside(order, name)));
            Keys.remark(artifacts, order).clear();
        }
    }

    /**
     * Of a trial, if it was ever asked for.
     *
     * @throws Unavailable when it is under way and Temporal does not answer
     */
    public Optional<Exported> of(ExperimentView experiment, TrialView trial) {
        return artifacts.find(key(orders.order(experiment, trial))).map(this::exported);
    }

    /**
     * @throws Unknown when there is no such export of the experiment
     * @throws Unavailable when it is under way and Temporal does not answer
     */
    public Exported require(String experiment, String id) {
        return orderKeys(Keys.exports(experiment)).stream()
                .filter(key -> id(key).equals(id))
                .flatMap(key -> artifacts.find(key).stream())
                .map(this::exported)
                .findFirst()
                .orElseThrow(() ->
                        new Unknown("There is no export (%.80s) of the experiment (%s).".formatted(id, experiment)));
    }

    /** All of an experiment, by id. */
    public List<Exported> list(String experiment) {
        return orderKeys(Keys.exports(experiment)).stream()
                .flatMap(key -> artifacts.find(key).stream())
                .map(this::exported)
                .toList();
    }

    private List<String> orderKeys(String folder) {
        return artifacts.list(folder).stream()
                .filter(key -> key.endsWith("/" + ORDER))
                .toList();
    }

    /**
     * The package.
     *
     * @throws Conflict when there is none
     */
    public InputStream open(Exported exported) {
        var packed = exported.standing().packed();
        if (packed == null) {
            throw new Conflict(
                    exported.standing().over()
                            ? exported.standing().problem()
                            : "The export (%s) is not done yet.".formatted(exported.id()));
        }
        return artifacts.open(packed.file());
    }

    /** Lets what was under way when the process before this one ended go on; where Temporal carries it, it does so anyway. */
    void goOn() {
        for (var key : orderKeys("exports")) {
            artifacts.find(key).filter(ref -> closed(ref).isEmpty()).ifPresent(ref -> {
                runs.start(ref);
                LOG.infof("Export goes on: export=%s", id(key));
            });
        }
    }

    private Exported exported(ArtifactRef order) {
        return new Exported(
                id(order.key()), once.read(order, Order.class), closed(order).orElseGet(() -> underWay(order)));
    }

    private Standing underWay(ArtifactRef order) {
        var standing = runs.standing(order);
        return Keys.remark(artifacts, order).find().map(standing::remarked).orElse(standing);
    }

    private Optional<Standing> closed(ArtifactRef order) {
        return once.find(Keys.beside(order, "standing.json"), Standing.class);
    }

    private static String key(Order order) {
        var hash = Sha256.hex(Once.bytes(order));
        return "%s/%s-%.12s/%s".formatted(Keys.exports(order.experiment()), order.trial(), hash, ORDER);
    }

    static String id(String key) {
        return key.split("/")[2];
    }
}
