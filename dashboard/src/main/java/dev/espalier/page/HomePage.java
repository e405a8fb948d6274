package dev.espalier.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The first page: what runs, and what needs a person. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class HomePage {

    private final HomePages pages;

    HomePage(HomePages pages) {
        this.pages = pages;
    }

    @GET
    public String home() {
        return Templates.home(pages.view()).render();
    }

    /** What changes while it is looked at. */
    @GET
    @Path("fragments/home")
    public String standing() {
        return Templates.home$standing(pages.view()).render();
    }
}
