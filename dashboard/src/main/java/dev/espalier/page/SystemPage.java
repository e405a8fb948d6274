package dev.espalier.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What runs here, on what, and whether that answers. */
@Path("/system")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SystemPage {

    private final SystemPages pages;

    SystemPage(SystemPages pages) {
        this.pages = pages;
    }

    @GET
    public String page() {
        return Templates.system(pages.view()).render();
    }

    /** What changes while it is looked at. */
    @GET
    @Path("fragments/live")
    public String live() {
        return Templates.system$live(pages.view()).render();
    }
}
