package dev.espalier.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of search spaces, and the page of one with an architecture to look at. */
@Path("/spaces")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SpacesPage {

    private final SpacePages pages;

    SpacesPage(SpacePages pages) {
        this.pages = pages;
    }

    @GET
    public String list() {
        return Templates.spaces(pages.list()).render();
    }

    /**
     * @param architecture an id or its choices, or empty for one drawn at random
     * @param seed of what is drawn
     */
    @GET
    @Path("{name}")
    public String page(
            @RestPath String name,
            @RestQuery @DefaultValue("") String architecture,
            @RestQuery @DefaultValue("1") long seed) {
        return Templates.space(pages.page(name, architecture.strip(), seed)).render();
    }
}
