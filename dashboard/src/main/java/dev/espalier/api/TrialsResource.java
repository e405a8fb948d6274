package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.control.Conductor;
import dev.espalier.control.Provenances;
import dev.espalier.control.Unknown;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Training;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import dev.espalier.search.Metric;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The trials of an experiment. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Trials")
@Produces(MediaType.APPLICATION_JSON)
public class TrialsResource {

    private static final int MOST_RUNNING = 64;

    private final Conductor conductor;
    private final Trials trials;
    private final Catalogue catalogue;
    private final Architectures architectures;
    private final Training training;
    private final Provenances provenances;

    TrialsResource(
            Conductor conductor,
            Trials trials,
            Training training,
            Catalogue catalogue,
            Architectures architectures,
            Provenances provenances) {
        this.conductor = conductor;
        this.trials = trials;
        this.training = training;
        this.catalogue = catalogue;
        this.architectures = architectures;
        this.provenances = provenances;
    }

    @GET
    @Path("{id}/trials")
    @RunOnVirtualThread
    @Operation(
            operationId = "listTrials",
            summary = "The trials of an experiment's own rounds",
            description = "Sorted by a metric, only those that have it.")
    public Items<TrialJson> list(@PathParam("id") String id, @BeanParam TrialsQuery query) {
        var experiment = conductor.require(id);
        var page = trials.page(experiment, Lists.trials(query), query.cursor, Limit.of(query.limit));
        var front = onFront(id);
        var sources = Sources.of(experiment, catalogue);
        return Items.of(page, trial -> TrialJson.of(trial, front.contains(trial.id()), sources, catalogue));
    }

    private Set<String> onFront(String id) {
        return trials.front(id).stream().map(TrialView::id).collect(Collectors.toSet());
    }

    @GET
    @Path("{id}/trials/{trial}")
    @RunOnVirtualThread
    @Operation(operationId = "getTrial", summary = "A trial of an experiment, or of one it came from")
    public TrialDetailJson get(@PathParam("id") String id, @PathParam("trial") String trial) {
        var experiment = conductor.require(id);
        var found = find(experiment, trial);
        return TrialDetailJson.of(
                TrialJson.of(found, onFront(id).contains(found.id()), Sources.of(experiment, catalogue), catalogue),
                architectures.of(found.architecture(), experiment.experiment()),
                provenance(found),
                training.curve(experiment, found),
                training.log(found));
    }

    /** How each latency was measured; of those that nobody measured, whose they are. */
    private Map<String, String> provenance(TrialView trial) {
        var metrics = trial.measures().values().keySet();
        var provenance = new TreeMap<>(architectures.provenance(metrics));
        metrics.stream()
                .filter(metric -> new Metric(metric).quantity().equals("latency_ms"))
                .forEach(metric ->
                        provenances.of(trial, new Metric(metric)).ifPresent(text -> provenance.put(metric, text)));
        return provenance;
    }

    private TrialView find(ExperimentView experiment, String trial) {
        return trials.find(experiment.id(), trial)
                .or(() -> training.find(experiment, trial).map(Training.Running::trial))
                .orElseThrow(() -> new Unknown(
                        "There is no trial (%.40s) of the experiment (%s).".formatted(trial, experiment.id())));
    }

    @GET
    @Path("{id}/trials/{trial}/curve")
    @RunOnVirtualThread
    @Operation(
            operationId = "getCurve",
            summary = "The learning curve of a trial",
            description = "So far, while it is being evaluated: `followExperiment` tells when there is more.")
    public CurveJson curve(@PathParam("id") String id, @PathParam("trial") String trial) {
        var experiment = conductor.require(id);
        var found = find(experiment, trial);
        return CurveJson.of(training.curve(experiment, found), found.status() == TrialStatus.RUNNING);
    }

    @GET
    @Path("{id}/running")
    @RunOnVirtualThread
    @Operation(
            operationId = "listRunning",
            summary = "What is being evaluated or waits to be measured, and how far it is",
            description = "At most 64. Look-ups are too quick to be listed.")
    public Items<RunningJson> running(@PathParam("id") String id) {
        var running = training.running(conductor.require(id), MOST_RUNNING);
        return new Items<>(running.stream().map(RunningJson::of).toList(), null);
    }

    /**
     * The front of an experiment.
     *
     * @param x the metric to be drawn to the right, or null where there is only one
     * @param objectives what it trades off
     */
    @Schema(name = "Front")
    public record FrontJson(
            @Nullable String x,
            String y,

            @Schema(
                    description = "The experiment's objectives, then its limited metrics; where that is one only,"
                            + " `minimize macs_m` after it.",
                    examples = "[\"maximize val_accuracy_pct\", \"minimize macs_m\"]")
            List<String> objectives,

            List<TrialJson> trials) {}

    @GET
    @Path("{id}/front")
    @RunOnVirtualThread
    @Operation(
            operationId = "getFront",
            summary = "The trials that no other beats in all of `objectives`, best in the first objective first")
    public FrontJson front(@PathParam("id") String id) {
        var experiment = conductor.require(id);
        var slots = experiment.slots();
        var sources = Sources.of(experiment, catalogue);
        var front = trials.front(id);
        return new FrontJson(
                slots.size() > 1 ? slots.get(1) : null,
                slots.getFirst(),
                Trials.axes(experiment.experiment(), front).stream()
                        .map(axis -> "%s %s"
                                .formatted(
                                        axis.direction().name().toLowerCase(Locale.ROOT),
                                        axis.metric().name()))
                        .toList(),
                front.stream()
                        .map(trial -> TrialJson.of(trial, true, sources, catalogue))
                        .toList());
    }
}
