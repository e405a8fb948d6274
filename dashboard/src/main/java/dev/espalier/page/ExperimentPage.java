package dev.espalier.page;

import dev.espalier.control.Conductor;
import dev.espalier.control.Unknown;
import dev.espalier.ledger.Rounds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of one experiment, whole and in the pieces that change while it is looked at. */
@Path("/experiments/{id}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ExperimentPage {

    private final Conductor conductor;
    private final ExperimentPages pages;
    private final Rounds rounds;
    private final Generators generators;

    ExperimentPage(Conductor conductor, ExperimentPages pages, Rounds rounds, Generators generators) {
        this.conductor = conductor;
        this.pages = pages;
        this.rounds = rounds;
        this.generators = generators;
    }

    /** What is asked of a tab's list. */
    public static class ListQuery {
        @RestQuery
        @DefaultValue("")
        String tab = "";

        @RestQuery
        @DefaultValue("")
        String status = "";

        @RestQuery
        @DefaultValue("")
        String architecture = "";

        @RestQuery
        @DefaultValue("")
        String only = "";

        @RestQuery
        @DefaultValue("")
        String sort = "";

        @RestQuery
        @DefaultValue("")
        String order = "";

        @RestQuery
        @DefaultValue("")
        String as = "";

        @RestQuery
        @DefaultValue("")
        String idle = "";

        @RestQuery
        @Nullable
        String cursor;

        Tab tab() {
            return Tab.of(tab);
        }

        Timelines.Asked timeline() {
            return new Timelines.Asked(cursor, null, as, idle);
        }

        TrialLists.Asked asked() {
            return new TrialLists.Asked(status, architecture, only, sort, order, cursor);
        }
    }

    @GET
    public String page(@RestPath String id, @BeanParam ListQuery query) {
        var generator = query.tab() == Tab.OVERVIEW ? generators.view(conductor.require(id)) : null;
        return Templates.experiment(view(id, query), generator).render();
    }

    /** Everything of a tab that changes, each piece to be put in the place of the one with its id. */
    @GET
    @Path("fragments/live")
    public String live(@RestPath String id, @BeanParam ListQuery query, @RestQuery int seen) {
        var view = view(id, query);
        var trials = view.panel().trials();
        int more = trials == null ? 0 : Math.max(0, trials.seen() - seen);
        return Templates.live(view, more == 0 ? "" : Said.count(more, "new trial"))
                .render();
    }

    private ExperimentPageView view(String id, ListQuery query) {
        return pages.page(conductor.require(id), query);
    }

    /** What the generator answers to a cost. */
    @GET
    @Path("fragments/answer")
    public String answer(@RestPath String id, @RestQuery double atMost) {
        return Templates.answer(generators.answer(conductor.require(id), atMost))
                .render();
    }

    /** How the search stood after a round. */
    @GET
    @Path("fragments/then")
    public String then(@RestPath String id, @RestQuery int round) {
        var experiment = conductor.require(id);
        var closed = rounds.find(id, round - 1)
                .orElseThrow(() -> new Unknown("The experiment (%s) has closed no round %d.".formatted(id, round)));
        var metric = MetricWords.objective(experiment.experiment());
        var best = closed.best();
        return Templates.then(
                        Said.count(round),
                        Said.time(closed.closedAt()),
                        "%s, best %s, front %s, %s"
                                .formatted(
                                        Said.count(closed.trials(), "trial"),
                                        best == null ? "none" : metric.full(best),
                                        Said.count(closed.front()),
                                        Said.gpuTime(closed.totalGpuSeconds())))
                .render();
    }
}
