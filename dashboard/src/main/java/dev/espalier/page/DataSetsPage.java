package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.control.Curator;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list of data sets, and the page of one with images to look at. */
@Path("/datasets")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DataSetsPage {

    private final Curator curator;
    private final DataSetPages pages;

    DataSetsPage(Curator curator, DataSetPages pages) {
        this.curator = curator;
        this.pages = pages;
    }

    @GET
    public String list() {
        return Templates.datasets(pages.lines()).render();
    }

    /** Of a class that there is not, all images are shown. */
    @GET
    @Path("{id}")
    public String page(
            @RestPath String id,
            @RestQuery @DefaultValue("train") String split,
            @RestQuery("class") @DefaultValue("") String label) {
        var info = curator.require(id);
        return Templates.dataset(
                        pages.page(info, split, label(label, info.classes().size())))
                .render();
    }

    private static @Nullable Integer label(String text, int classes) {
        return text.matches("[0-9]{1,6}") && Integer.parseInt(text) < classes ? Integer.valueOf(text) : null;
    }

    @POST
    @Path("{id}/remove")
    public Response remove(@RestPath String id, @Context HttpHeaders headers) {
        try {
            curator.remove(id);
            return Answers.done(headers, "/datasets");
        } catch (InvalidInput e) {
            return Answers.refused(headers, e.problems());
        } catch (Conflict e) {
            return Answers.refused(headers, List.of(String.valueOf(e.getMessage())));
        }
    }
}
