package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.gate.Subject;
import dev.espalier.ledger.SavedViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;

/** Keeps views of the list of experiments under names. */
@Path("/experiments/views")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ViewsPage {

    private static final String LIST = "/experiments";

    private final SavedViews views;

    ViewsPage(SavedViews views) {
        this.views = views;
    }

    @POST
    public Response keep(
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String q,
            @RestForm @DefaultValue("") String sort,
            @Context HttpHeaders headers) {
        Subject.is("view " + name.strip());
        try {
            views.keep(name.strip(), q, sort);
            return Answers.done(headers, LIST + new Query().and("q", q).and("sort", sort));
        } catch (InvalidInput e) {
            return Answers.refused(headers, e.problems());
        }
    }

    @POST
    @Path("remove")
    public Response remove(@RestForm String name, @Context HttpHeaders headers) {
        Subject.is("view " + name);
        views.remove(name);
        return Answers.done(headers, LIST);
    }
}
