package dev.espalier.page;

import dev.espalier.control.Conductor;
import dev.espalier.control.Notebook;
import dev.espalier.gate.Access;
import dev.espalier.ledger.Moment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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
    private final Pasts moments;
    private final Generators generators;
    private final Decisions decisions;
    private final Notebook notebook;
    private final Access access;

    ExperimentPage(
            Conductor conductor,
            ExperimentPages pages,
            Pasts moments,
            Generators generators,
            Decisions decisions,
            Notebook notebook,
            Access access) {
        this.conductor = conductor;
        this.pages = pages;
        this.moments = moments;
        this.generators = generators;
        this.decisions = decisions;
        this.notebook = notebook;
        this.access = access;
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

        /** Columns of the trials; all when empty. */
        @RestQuery
        List<String> show = List.of();

        /** After which the search is looked at, from 1; now when empty. */
        @RestQuery
        @DefaultValue("")
        String round = "";

        @RestQuery
        @DefaultValue("")
        String as = "";

        @RestQuery
        @DefaultValue("")
        String idle = "";

        @RestQuery
        @Nullable
        String cursor;

        /** A measure. */
        @RestQuery
        @DefaultValue("")
        String of = "";

        /** Whose lineage. */
        @RestQuery
        @DefaultValue("")
        String trial = "";

        Tab tab() {
            return Tab.of(tab);
        }

        Timelines.Asked timeline(Moment moment) {
            return new Timelines.Asked(cursor, moment.until(), moment.round(), as, idle);
        }

        TrialLists.Asked asked() {
            return new TrialLists.Asked(status, architecture, only, sort, order, String.join(",", show), cursor);
        }
    }

    @GET
    public String page(@RestPath String id, @BeanParam ListQuery query, @Context UriInfo uri) {
        boolean asks = query.tab() == Tab.OVERVIEW && query.round.isEmpty();
        var experiment = conductor.require(id);
        var generator = asks ? generators.view(experiment) : null;
        var copies = CopiesView.of(experiment.experiment(), uri.getBaseUri(), access.open());
        return Templates.experiment(pages.page(moment(id, query.round), query), generator, copies)
                .render();
    }

    /** Everything of a tab that changes, each piece to be put in the place of the one with its id. */
    @GET
    @Path("fragments/live")
    public String live(@RestPath String id, @BeanParam ListQuery query, @RestQuery int seen) {
        var moment = moment(id, query.round);
        return Templates.live(pages.page(moment, query), news(moment, query.tab(), seen))
                .render();
    }

    /** What of it changes while the past is looked at, or an older page of a list. */
    @GET
    @Path("fragments/progress")
    public String progress(@RestPath String id, @BeanParam ListQuery query, @RestQuery int seen) {
        var moment = moment(id, query.round);
        return Templates.progress(pages.progress(moment, query.tab()), news(moment, query.tab(), seen))
                .render();
    }

    private static String news(Moment moment, Tab tab, int seen) {
        int more = tab == Tab.TRIALS ? moment.view().trials() - seen : 0;
        return more > 0 ? Said.count(more, "new trial") : "";
    }

    private Moment moment(String id, String round) {
        return moments.moment(conductor.require(id), round);
    }

    /** What each decision does to a measure, or that it is being computed. */
    @GET
    @Path("fragments/effects")
    public String effects(@RestPath String id, @BeanParam ListQuery query) {
        return Templates.effects(decisions.effects(moment(id, query.round), query.of))
                .render();
    }

    /** The notes to be edited, as they stand now. */
    @GET
    @Path("fragments/note")
    public String note(@RestPath String id) {
        return Templates.note(NotesView.of(notebook.read(id))).render();
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
    public String then(@RestPath String id, @RestQuery @DefaultValue("") String round) {
        var experiment = conductor.require(id);
        var closed = moments.closed(experiment, round);
        return Templates.then(ThenView.of(experiment, closed)).render();
    }
}
