package dev.espalier.api;

import dev.espalier.catalogue.Answerer.Answer;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conductor;
import dev.espalier.control.Inquiries;
import dev.espalier.control.Inquiries.Answered;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.search.Metric;
import dev.espalier.search.Sweep;
import dev.espalier.space.SearchSpace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Architectures for any cost, from a method that has learned to answer; its search goes on beside it. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
@Produces(MediaType.APPLICATION_JSON)
public class AnswersResource {

    private static final int MOST = 100;

    private final Conductor conductor;
    private final Inquiries inquiries;
    private final Catalogue catalogue;

    AnswersResource(Conductor conductor, Inquiries inquiries, Catalogue catalogue) {
        this.conductor = conductor;
        this.inquiries = inquiries;
        this.catalogue = catalogue;
    }

    /** What was answered, and in what. */
    @Schema(name = "Answers")
    public record AnswersJson(String metric, double low, double high, List<AnsweredJson> items) {}

    /** The answers to one cost. */
    @Schema(name = "Answered")
    public record AnsweredJson(double atMost, List<AnswerJson> architectures) {}

    /** An architecture as an answer. */
    @Schema(name = "Answer")
    public record AnswerJson(
            String architecture,
            String notation,
            double cost,

            @Schema(
                    description =
                            "On images of the validation split with weights that it shares with others; null where none were trained.")
            @Nullable
            Double inheritedAccuracyPct,

            @Schema(description = "Its drawing, as SVG.") String drawing) {

        static AnswerJson of(Answer answer, SearchSpace space) {
            var id = answer.architecture().id();
            return new AnswerJson(
                    id,
                    space.format(answer.architecture()),
                    answer.cost(),
                    answer.accuracyPct(),
                    Architectures.drawn(id));
        }
    }

    @GET
    @Path("{id}/answers")
    @RunOnVirtualThread
    @Operation(
            operationId = "askExperiment",
            summary = "Architectures of at most some cost, from what the method has learned",
            description = "Of methods that learn to answer any cost, as sgnas does; the search is not touched.")
    public AnswersJson answers(
            @PathParam("id") String id,
            @QueryParam("metric")
                    @Parameter(description = "The metric of the costs; the method's if left out")
                    @Nullable
                    String metric,
            @QueryParam("atMost")
                    @Parameter(description = "A cost, or a range with its step as in 270..450/10")
                    @Nullable
                    String atMost,
            @QueryParam("count") @Parameter(description = "Different architectures for each cost") @Nullable
                    String count) {
        var experiment = conductor.require(id);
        int most = Limit.of("count", count, 1, MOST);
        var costs = costs(atMost);
        var asked = asked(experiment, metric);
        var answered = inquiries.ask(experiment, asked, costs, most);
        var space = Names.space(catalogue, experiment.experiment().problem().space());
        var reach = inquiries.reach(experiment).orElseThrow();
        return new AnswersJson(
                asked.name(),
                reach.low(),
                reach.high(),
                answered.stream().map(one -> of(one, space)).toList());
    }

    private Metric asked(ExperimentView experiment, @Nullable String metric) {
        if (metric == null || metric.isEmpty()) {
            // Where it answers nothing the question itself is refused, and says why.
            return inquiries.reach(experiment).map(reach -> reach.cost()).orElse(Metric.MACS_M);
        }
        try {
            return new Metric(metric);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
    }

    private static List<Double> costs(@Nullable String atMost) {
        if (atMost == null || atMost.isEmpty()) {
            throw new InvalidInput("The `atMost` must say a cost, or a range with its step as in 270..450/10.");
        }
        try {
            return Sweep.of("`atMost`", atMost).values();
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
    }

    private static AnsweredJson of(Answered answered, SearchSpace space) {
        return new AnsweredJson(
                answered.cost(),
                answered.answers().stream()
                        .map(answer -> AnswerJson.of(answer, space))
                        .toList());
    }
}
