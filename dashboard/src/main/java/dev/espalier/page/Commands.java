package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conductor;
import dev.espalier.control.Conflict;
import dev.espalier.control.ExportOrders;
import dev.espalier.control.Exports;
import dev.espalier.control.Notebook;
import dev.espalier.control.Unavailable;
import dev.espalier.control.Verifications;
import dev.espalier.file.Prose;
import dev.espalier.ledger.ExperimentView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What the buttons of an experiment's page do. */
@Path("/experiments/{id}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class Commands {

    private final Conductor conductor;
    private final Verifications verifications;
    private final Notebook notebook;
    private final Orders orders;
    private final ExportOrders exportOrders;
    private final Exports exports;

    Commands(
            Conductor conductor,
            Verifications verifications,
            Notebook notebook,
            Orders orders,
            ExportOrders exportOrders,
            Exports exports) {
        this.conductor = conductor;
        this.verifications = verifications;
        this.notebook = notebook;
        this.orders = orders;
        this.exportOrders = exportOrders;
        this.exports = exports;
    }

    @POST
    @Path("pause")
    public Response pause(@RestPath String id, @Context HttpHeaders headers) {
        return attempt(headers, () -> conductor.pause(id, Orders.request()));
    }

    @POST
    @Path("resume")
    public Response resume(@RestPath String id, @Context HttpHeaders headers) {
        return attempt(headers, () -> conductor.resume(id, Orders.request()));
    }

    @POST
    @Path("stop")
    public Response stop(@RestPath String id, @RestForm @Nullable String now, @Context HttpHeaders headers) {
        return attempt(headers, () -> conductor.stop(id, "true".equals(now), Orders.request()));
    }

    @POST
    @Path("start")
    public Response start(@RestPath String id, @Context HttpHeaders headers) {
        return attempt(headers, () -> conductor.start(id, Orders.actor()));
    }

    @POST
    @Path("set")
    public Response set(
            @RestPath String id,
            @RestForm String trials,
            @RestForm String gpuTime,
            @RestForm String constraints,
            @RestForm String concurrency,
            @RestForm int revision,
            @Context HttpHeaders headers) {
        return attempt(
                headers, () -> orders.set(id, new Orders.Limits(trials, gpuTime, constraints, concurrency), revision));
    }

    @POST
    @Path("fork")
    public Response fork(
            @RestPath String id,
            @RestForm String round,
            @RestForm String name,
            @RestForm String seed,
            @RestForm String trials,
            @RestForm String gpuTime,
            @RestForm String constraints,
            @Context HttpHeaders headers) {
        return attempt(
                headers, () -> orders.fork(id, round, name, seed, new Orders.Limits(trials, gpuTime, constraints, "")));
    }

    /** Keeps what was written, unless somebody else wrote since the version that was opened. */
    @POST
    @Path("notes")
    public Response notes(
            @RestPath String id, @RestForm @Nullable String text, @RestForm int version, @Context HttpHeaders headers) {
        try {
            if (text == null) {
                throw new InvalidInput("The form must have a `text`, which was not there yet.");
            }
            notebook.write(id, Prose.parse(text), stands -> stands == version, Orders.actor());
            return Answers.kept(headers, "/experiments/" + id);
        } catch (InvalidInput | Conflict e) {
            return Answers.refused(headers, problems(e));
        }
    }

    /** Makes every decision once more and says whether they came out the same. */
    @POST
    @Path("verify")
    public Response verify(@RestPath String id, @Context HttpHeaders headers) {
        try {
            var verdict = verifications.verify(id, (_, _) -> {}, Orders.actor());
            var difference = verdict.firstDifference();
            var said = difference == null
                    ? "All %s decisions were made again and came out bit for bit the same."
                            .formatted(Said.count(verdict.decisions()))
                    : difference;
            return Response.ok(Templates.verdict(verdict.ok(), said, verdict.stateHash())
                            .render())
                    .build();
        } catch (InvalidInput | Conflict e) {
            return Answers.refused(headers, problems(e));
        }
    }

    /** Begins to export the network of the best trial, whose page shows how far that is. */
    @POST
    @Path("model")
    public Response model(@RestPath String id, @Context HttpHeaders headers) {
        try {
            var experiment = conductor.require(id);
            var trial = exportOrders.trial(experiment, null);
            exports.begin(experiment, trial);
            return Answers.done(headers, "/experiments/%s/trials/%s#model".formatted(id, trial.id()));
        } catch (Conflict | Unavailable e) {
            return Answers.refused(headers, problems(e));
        }
    }

    private static Response attempt(HttpHeaders headers, Supplier<ExperimentView> command) {
        try {
            return Answers.done(headers, "/experiments/" + command.get().id());
        } catch (InvalidInput | Conflict | Unavailable e) {
            return Answers.refused(headers, problems(e));
        }
    }

    private static List<String> problems(RuntimeException refusal) {
        return refusal instanceof InvalidInput invalid
                ? invalid.problems()
                : List.of(String.valueOf(refusal.getMessage()));
    }
}
