package dev.espalier.page;

import dev.espalier.control.Surveys;
import dev.espalier.control.Unavailable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** The list of devices, and the page of one. */
@Path("/devices")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DevicesPage {

    private final DevicePages pages;
    private final Surveys surveys;

    DevicesPage(DevicePages pages, Surveys surveys) {
        this.pages = pages;
        this.surveys = surveys;
    }

    @GET
    public String list() {
        return Templates.devices(pages.list()).render();
    }

    /** What changes while the list is looked at. */
    @GET
    @Path("fragments/list")
    public String listed() {
        return Templates.devices$list(pages.list()).render();
    }

    @GET
    @Path("{name}")
    public String page(@RestPath String name) {
        return Templates.device(pages.page(name)).render();
    }

    /** What changes while the device is looked at. */
    @GET
    @Path("{name}/fragments/live")
    public String live(@RestPath String name) {
        return Templates.device$live(pages.page(name)).render();
    }

    /** What the chart of a predicted device draws. */
    @GET
    @Path("{name}/data/predicted")
    @Produces(MediaType.APPLICATION_JSON)
    public PredictionData predicted(@RestPath String name) {
        return pages.predictions(name);
    }

    /** Begins to time the reference network; what comes of it appears on the page. */
    @POST
    @Path("{name}/check")
    public Response check(@RestPath String name, @Context HttpHeaders headers) {
        try {
            surveys.begin(name, List.of(), false, null);
            return Answers.done(headers, "/devices/" + name);
        } catch (Unavailable e) {
            return Answers.refused(headers, List.of(String.valueOf(e.getMessage())));
        }
    }
}
