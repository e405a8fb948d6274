package dev.espalier.page;

import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Status;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list of experiments. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ExperimentsPage {

    private static final int SHOWN = 25;

    private final Experiments experiments;
    private final ExperimentLines lines;
    private final Clock clock = Clock.systemUTC();

    ExperimentsPage(Experiments experiments, ExperimentLines lines) {
        this.experiments = experiments;
        this.lines = lines;
    }

    @GET
    public Response home() {
        return Response.seeOther(URI.create("/experiments")).build();
    }

    @GET
    @Path("experiments")
    public String list(
            @RestQuery @DefaultValue("") String state,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @Nullable String cursor) {
        return Templates.experiments(view(state, q, cursor)).render();
    }

    /** What changes while the list is looked at: chips and rows. */
    @GET
    @Path("fragments/experiments")
    public String fragment(
            @RestQuery @DefaultValue("") String state,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @Nullable String cursor) {
        return Templates.experiments$list(view(state, q, cursor)).render();
    }

    private ExperimentsView view(String state, String text, @Nullable String cursor) {
        var chosen = status(state);
        var counts = experiments.countsOutsideRaces();
        var page = experiments.page(
                new Experiments.Filter(chosen, text.strip(), text.isBlank() ? "" : null), cursor, SHOWN);
        var now = Instant.now(clock);
        long all = counts.values().stream().mapToLong(count -> count).sum();
        long total = chosen.isEmpty() ? all : counts.getOrDefault(chosen.getFirst(), 0L);
        var query = new Query().and("state", state).and("q", text);
        return new ExperimentsView(
                chips(counts, all, state, text),
                text,
                state,
                Said.count(total, "experiment"),
                page.items().stream().map(view -> lines.line(view, now)).toList(),
                page.next() == null ? null : "/experiments" + query.and("cursor", page.next()),
                cursor == null,
                all == 0,
                query.and("cursor", cursor).toString());
    }

    private static List<Status> status(String state) {
        return Arrays.stream(Status.values())
                .filter(status -> status.word().equals(state))
                .toList();
    }

    private static List<ExperimentsView.Chip> chips(Map<Status, Long> counts, long all, String state, String text) {
        var chips = new ArrayList<ExperimentsView.Chip>();
        chips.add(chip("All", all, "", state.isEmpty(), text));
        counts.forEach((status, count) -> {
            boolean current = status.word().equals(state);
            if (count > 0 || current) {
                var word = status.word();
                chips.add(chip(Character.toUpperCase(word.charAt(0)) + word.substring(1), count, word, current, text));
            }
        });
        return chips;
    }

    private static ExperimentsView.Chip chip(String word, long count, String state, boolean current, String text) {
        var query = new Query().and("state", state).and("q", text);
        return new ExperimentsView.Chip(word, Said.count(count), "/experiments" + query, current);
    }
}
