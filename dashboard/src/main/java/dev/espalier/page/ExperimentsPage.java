package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Experiments.Filter;
import dev.espalier.ledger.Page;
import dev.espalier.ledger.SavedViews;
import dev.espalier.ledger.Sorting;
import dev.espalier.ledger.Sorting.Column;
import dev.espalier.ledger.Term;
import dev.espalier.ledger.Terms;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list of experiments. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ExperimentsPage {

    private static final String LIST = "/experiments";
    private static final int SHOWN = 25;

    private final Experiments experiments;
    private final ExperimentLines lines;
    private final SavedViews views;
    private final Clock clock = Clock.systemUTC();

    ExperimentsPage(Experiments experiments, ExperimentLines lines, SavedViews views) {
        this.experiments = experiments;
        this.lines = lines;
        this.views = views;
    }

    /** @param q terms; what is typed beside those that are there comes as a second one */
    @GET
    @Path("experiments")
    public Response list(
            @RestQuery List<String> q, @RestQuery @DefaultValue("") String sort, @RestQuery @Nullable String cursor) {
        var text = String.join(" ", q).strip();
        return q.size() > 1
                ? Response.seeOther(URI.create(LIST + query(text, sort))).build()
                : Response.ok(Templates.experiments(view(text, sort, cursor)).render())
                        .build();
    }

    /** What changes while the list is looked at: chips and rows. */
    @GET
    @Path("fragments/experiments")
    public String fragment(
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("") String sort,
            @RestQuery @Nullable String cursor) {
        return Templates.experiments$list(view(q, sort, cursor)).render();
    }

    private ExperimentsView view(String text, String sort, @Nullable String cursor) {
        Terms terms;
        Sorting sorting;
        try {
            terms = Terms.parse(text);
            sorting = Sorting.of(sort);
        } catch (InvalidInput e) {
            return view(Terms.NONE, Sorting.NEWEST, null).refused(text, e.problems());
        }
        return view(terms, sorting, cursor);
    }

    private ExperimentsView view(Terms terms, Sorting sorting, @Nullable String cursor) {
        var now = Instant.now(clock);
        var page = experiments.page(shown(terms), sorting, cursor, SHOWN);
        var counts = experiments.counts(shown(terms.withoutStates()));
        long total = experiments.count(shown(terms));
        var query = query(terms.toString(), sorting.toString());
        return new ExperimentsView(
                StateChips.of(counts, terms, sorting),
                terms.toString(),
                "",
                terms.all().stream().map(term -> written(term, terms, sorting)).toList(),
                List.of(),
                Said.count(total, "experiment"),
                page.items().stream().map(view -> lines.line(view, now)).toList(),
                Headings.of(column -> heading(column, terms, sorting)),
                sorting.toString(),
                kept(terms, sorting),
                next(page, query),
                cursor == null,
                page.items().isEmpty() && experiments.count(Filter.ALL) == 0,
                query.and("cursor", cursor).toString(),
                LIST + query);
    }

    private List<ExperimentsView.View> kept(Terms terms, Sorting sorting) {
        var here = address(terms, sorting);
        return views.all().stream()
                .map(view -> {
                    var there = LIST + query(view.filter(), view.sorting());
                    return new ExperimentsView.View(view.name(), there, there.equals(here));
                })
                .toList();
    }

    private static @Nullable String next(Page<ExperimentView> page, Query query) {
        return page.next() == null ? null : LIST + query.and("cursor", page.next());
    }

    /** Runs of races would drown all else where nobody asks for something. */
    private static Filter shown(Terms terms) {
        return new Filter(terms, terms.withoutStates().all().isEmpty() ? "" : null);
    }

    private static ExperimentsView.Written written(Term term, Terms terms, Sorting sorting) {
        return new ExperimentsView.Written(term.toString(), address(terms.without(term), sorting));
    }

    /** The largest first, then the smallest, then as it was. */
    private static Headings.Heading heading(Column column, Terms terms, Sorting sorting) {
        boolean current = sorting.by() == column;
        var next = current && sorting.descending() ? new Sorting(column, false) : new Sorting(column, true);
        var shown = current && !sorting.descending() ? Sorting.NEWEST : next;
        var order = !current ? "" : sorting.descending() ? "descending" : "ascending";
        return new Headings.Heading(address(terms, shown), order);
    }

    static String address(Terms terms, Sorting sorting) {
        return LIST + query(terms.toString(), sorting.toString());
    }

    private static Query query(String text, String sort) {
        return new Query().and("q", text).and("sort", sort);
    }
}
