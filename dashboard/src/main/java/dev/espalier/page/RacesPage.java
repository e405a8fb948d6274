package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.control.Unavailable;
import dev.espalier.race.Marshal;
import dev.espalier.race.RaceView;
import dev.espalier.race.Races;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of races, and the page of one with what its buttons do. */
@Path("/races")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RacesPage {

    private final Races races;
    private final Marshal marshal;
    private final RacePages pages;

    RacesPage(Races races, Marshal marshal, RacePages pages) {
        this.races = races;
        this.marshal = marshal;
        this.pages = pages;
    }

    @GET
    public String list(@RestQuery @DefaultValue("") String q) {
        return Templates.races(lines(q), q).render();
    }

    /** What changes while the list is looked at. */
    @GET
    @Path("fragments/list")
    public String listed(@RestQuery @DefaultValue("") String q) {
        return Templates.races$list(lines(q), q).render();
    }

    private List<RaceLine> lines(String text) {
        return races.list(text.strip()).stream().map(pages::line).toList();
    }

    @GET
    @Path("{id}")
    public String page(@RestPath String id) {
        return Templates.race(pages.page(marshal.require(id))).render();
    }

    /** What changes while the race is looked at. */
    @GET
    @Path("{id}/fragments/live")
    public String live(@RestPath String id) {
        return Templates.race$live(pages.page(marshal.require(id))).render();
    }

    @POST
    @Path("{id}/pause")
    public Response pause(@RestPath String id, @Context HttpHeaders headers) {
        return attempt(headers, () -> marshal.pause(id));
    }

    @POST
    @Path("{id}/resume")
    public Response resume(@RestPath String id, @Context HttpHeaders headers) {
        return attempt(headers, () -> marshal.resume(id, Orders.request()));
    }

    @POST
    @Path("{id}/stop")
    public Response stop(@RestPath String id, @Context HttpHeaders headers) {
        return attempt(headers, () -> marshal.stop(id));
    }

    @POST
    @Path("{id}/start")
    public Response start(@RestPath String id, @Context HttpHeaders headers) {
        return attempt(headers, () -> marshal.start(id, Orders.actor()));
    }

    private static Response attempt(HttpHeaders headers, Supplier<RaceView> command) {
        try {
            return Answers.done(headers, "/races/" + command.get().id());
        } catch (InvalidInput e) {
            return Answers.refused(headers, e.problems());
        } catch (Conflict | Unavailable e) {
            return Answers.refused(headers, List.of(String.valueOf(e.getMessage())));
        }
    }
}
