package dev.espalier.page;

import dev.espalier.api.ExportBundle;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conductor;
import dev.espalier.control.Conflict;
import dev.espalier.control.Unavailable;
import dev.espalier.control.Unknown;
import dev.espalier.file.Labelling;
import dev.espalier.gate.Subject;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** What is done with several experiments of the list at once. */
@Path("/experiments/all")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class BulkPage {

    private static final String LIST = "/experiments";
    private static final int MOST = 100;

    private final Conductor conductor;
    private final ExportBundle bundle;

    BulkPage(Conductor conductor, ExportBundle bundle) {
        this.conductor = conductor;
        this.bundle = bundle;
    }

    @POST
    @Path("pause")
    public Response pause(@RestForm List<String> id, @Context HttpHeaders headers) {
        return each(id, "paused", headers, one -> conductor.pause(one, Orders.request()));
    }

    @POST
    @Path("resume")
    public Response resume(@RestForm List<String> id, @Context HttpHeaders headers) {
        return each(id, "resumed", headers, one -> conductor.resume(one, Orders.request()));
    }

    /** Ends them once what is being evaluated has ended. */
    @POST
    @Path("stop")
    public Response stop(@RestForm List<String> id, @Context HttpHeaders headers) {
        return each(id, "stopping", headers, one -> conductor.stop(one, false, Orders.request()));
    }

    @POST
    @Path("label")
    public Response label(@RestForm List<String> id, @RestForm String labels, @Context HttpHeaders headers) {
        try {
            var labelling = Labelling.parse(labels);
            return each(id, "labelled", headers, one -> conductor.label(one, labelling, Orders.actor()));
        } catch (InvalidInput e) {
            return Answers.refused(headers, e.problems());
        }
    }

    /** A ZIP with a folder for each: its file and its trials. */
    @GET
    @Path("export")
    @Produces("application/zip")
    public Response export(@RestQuery List<String> id) {
        var chosen = chosen(id).stream().map(conductor::require).toList();
        return Response.ok((StreamingOutput) output -> bundle.write(chosen, output))
                .header("Content-Disposition", "attachment; filename=\"experiments.zip\"")
                .build();
    }

    private static List<String> chosen(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new InvalidInput("From 1 to %d experiments must be chosen, but %d are.".formatted(MOST, ids.size()));
        }
        return ids;
    }

    /** Each on its own: what one of them refuses keeps no other from it. */
    private Response each(List<String> ids, String done, HttpHeaders headers, Consumer<String> command) {
        try {
            return answer(chosen(ids), done, headers, command);
        } catch (InvalidInput e) {
            return Answers.refused(headers, e.problems());
        }
    }

    private Response answer(List<String> ids, String done, HttpHeaders headers, Consumer<String> command) {
        var problems = new ArrayList<String>();
        var did = new ArrayList<String>();
        for (var id : ids) {
            try {
                command.accept(id);
                did.add(id);
            } catch (InvalidInput | Conflict | Unavailable | Unknown e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        Subject.is("experiments " + (did.isEmpty() ? "none: all refused" : String.join(", ", did)));
        var said = "%s %s.".formatted(Said.count(did.size(), "experiment"), done);
        return Answers.told(
                headers,
                LIST,
                () -> Templates.bulk(did.isEmpty() ? "" : said, problems).render());
    }
}
