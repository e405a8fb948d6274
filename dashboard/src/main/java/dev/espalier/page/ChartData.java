package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.control.Conductor;
import dev.espalier.control.Unknown;
import dev.espalier.ledger.LearningCurves;
import dev.espalier.ledger.Moment;
import dev.espalier.ledger.Moments;
import dev.espalier.ledger.RoundView;
import dev.espalier.ledger.Rounds;
import dev.espalier.ledger.Training;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.ledger.Trials;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the charts of an experiment draw, thinned out to what a screen can show. */
@Path("/experiments/{id}/data")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChartData {

    private static final int MOST_STEPS = 500;
    private static final int MOST_DOTS = 1_500;
    private static final int MOST_ROUNDS = 400;
    private static final int MOST_CURVES = 300;

    private final Conductor conductor;
    private final Rounds rounds;
    private final Trials trials;
    private final Training training;
    private final Moments moments;
    private final Pasts pasts;
    private final Decisions decisions;
    private final LearningCurves curves;

    ChartData(
            Conductor conductor,
            Rounds rounds,
            Trials trials,
            Training training,
            Moments moments,
            Pasts pasts,
            Decisions decisions,
            LearningCurves curves) {
        this.conductor = conductor;
        this.rounds = rounds;
        this.trials = trials;
        this.training = training;
        this.moments = moments;
        this.pasts = pasts;
        this.decisions = decisions;
        this.curves = curves;
    }

    /** The same figures as a table. */
    public record Table(List<String> columns, List<List<String>> rows) {}

    @GET
    @Path("best")
    public BestData best(@RestPath String id, @RestQuery @DefaultValue("") String round) {
        var moment = moment(id, round);
        var view = moment.view();
        return BestData.of(
                view,
                rounds.best(id, moment.closed() == null ? Integer.MAX_VALUE : view.trials(), MOST_STEPS),
                rounds.dots(view, moment.rounds(), MOST_DOTS),
                rounds.spaced(id, moment.rounds(), MOST_ROUNDS));
    }

    @GET
    @Path("front")
    public FrontData front(@RestPath String id, @RestQuery @DefaultValue("") String round) {
        var moment = moment(id, round);
        var view = moment.view();
        return FrontData.of(view, moments.front(moment), rounds.dots(view, moment.rounds(), MOST_DOTS));
    }

    /** A round as a bar. */
    public record Bar(int round, int asked, int affordable, int evaluated, int failed) {}

    /** Rounds as bars; {@code empty} before the first is closed. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RoundsData(boolean empty, List<Bar> rounds, Table table) {}

    @GET
    @Path("rounds")
    public RoundsData rounds(@RestPath String id, @RestQuery @DefaultValue("") String round) {
        var moment = moment(id, round);
        var view = moment.view();
        var spaced = rounds.spaced(id, moment.rounds(), MOST_ROUNDS);
        var metric = MetricWords.objective(view.experiment());
        return new RoundsData(
                spaced.isEmpty(),
                spaced.stream()
                        .map(closed -> new Bar(
                                closed.round() + 1,
                                closed.asked(),
                                closed.affordable(),
                                closed.evaluated(),
                                closed.failed()))
                        .toList(),
                new Table(
                        List.of("round", "asked", "within the limits", "evaluated", "failed", "best " + metric.label()),
                        spaced.stream().map(closed -> row(closed, metric)).toList()));
    }

    @GET
    @Path("trials/{trial}/curve")
    public CurveData curve(@RestPath String id, @RestPath String trial) {
        var view = conductor.require(id);
        var found = trials.find(id, trial)
                .or(() -> training.find(view, trial).map(Training.Running::trial))
                .orElseThrow(() -> new Unknown("The experiment (%s) has no trial (%s).".formatted(id, trial)));
        return CurveData.of(training.curve(view, found), found.status() == TrialStatus.RUNNING);
    }

    @GET
    @Path("screen")
    public ScreenData screen(@RestPath String id, @RestQuery @DefaultValue("") String round) {
        var moment = moment(id, round);
        return ScreenData.of(moment.view(), rounds.spaced(id, moment.rounds(), MOST_ROUNDS));
    }

    /** Trials as lines across decisions and measures. */
    @GET
    @Path("decisions")
    public DecisionsData decisions(
            @RestPath String id, @RestQuery @DefaultValue("") String of, @RestQuery @DefaultValue("") String round) {
        return decisions.data(moment(id, round), of);
    }

    /** Learning curves of many trials. */
    @GET
    @Path("curves")
    public CurvesData curves(
            @RestPath String id, @RestQuery @DefaultValue("") String of, @RestQuery @DefaultValue("") String round) {
        var moment = moment(id, round);
        return CurvesData.of(moment.view(), curves.of(moment.view(), moment.rounds(), MOST_CURVES), of);
    }

    private Moment moment(String id, String round) {
        return pasts.moment(conductor.require(id), round);
    }

    private static List<String> row(RoundView round, MetricWords metric) {
        @Nullable Double best = round.best();
        return List.of(
                Said.count(round.round() + 1),
                Said.count(round.asked()),
                Said.count(round.affordable()),
                Said.count(round.evaluated()),
                Said.count(round.failed()),
                best == null ? "none" : metric.full(best));
    }
}
