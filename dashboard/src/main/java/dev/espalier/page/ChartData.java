package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.control.Conductor;
import dev.espalier.control.Unknown;
import dev.espalier.ledger.RoundView;
import dev.espalier.ledger.Rounds;
import dev.espalier.ledger.Training;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.ledger.Trials;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What the charts of an experiment draw, thinned out to what a screen can show. */
@Path("/experiments/{id}/data")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChartData {

    private static final int MOST_STEPS = 500;
    private static final int MOST_DOTS = 1_500;
    private static final int MOST_ROUNDS = 400;

    private final Conductor conductor;
    private final Rounds rounds;
    private final Trials trials;
    private final Training training;

    ChartData(Conductor conductor, Rounds rounds, Trials trials, Training training) {
        this.conductor = conductor;
        this.rounds = rounds;
        this.trials = trials;
        this.training = training;
    }

    /** The same figures as a table. */
    public record Table(List<String> columns, List<List<String>> rows) {}

    @GET
    @Path("best")
    public BestData best(@RestPath String id) {
        var view = conductor.require(id);
        return BestData.of(
                view, rounds.best(id, MOST_STEPS), rounds.dots(view, MOST_DOTS), rounds.spaced(id, MOST_ROUNDS));
    }

    @GET
    @Path("front")
    public FrontData front(@RestPath String id) {
        var view = conductor.require(id);
        return FrontData.of(view, trials.front(id), rounds.dots(view, MOST_DOTS));
    }

    /** A round as a bar. */
    public record Bar(int round, int asked, int affordable, int evaluated, int failed) {}

    /** Rounds as bars; {@code empty} before the first is closed. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RoundsData(boolean empty, List<Bar> rounds, Table table) {}

    @GET
    @Path("rounds")
    public RoundsData rounds(@RestPath String id) {
        var view = conductor.require(id);
        var spaced = rounds.spaced(id, MOST_ROUNDS);
        var metric = MetricWords.objective(view.experiment());
        return new RoundsData(
                spaced.isEmpty(),
                spaced.stream()
                        .map(round -> new Bar(
                                round.round() + 1,
                                round.asked(),
                                round.affordable(),
                                round.evaluated(),
                                round.failed()))
                        .toList(),
                new Table(
                        List.of("round", "asked", "within the limits", "evaluated", "failed", "best " + metric.label()),
                        spaced.stream().map(round -> row(round, metric)).toList()));
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
    public ScreenData screen(@RestPath String id) {
        return ScreenData.of(conductor.require(id), rounds.spaced(id, MOST_ROUNDS));
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
