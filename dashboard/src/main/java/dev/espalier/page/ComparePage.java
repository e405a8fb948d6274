package dev.espalier.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Experiments side by side. */
@Path("/compare")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ComparePage {

    private final Comparisons comparisons;

    ComparePage(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GET
    public String page(
            @RestQuery @DefaultValue("") List<String> ids,
            @RestQuery @DefaultValue("") String over,
            @RestQuery @DefaultValue("") String by) {
        var manner = new Comparisons.Manner(List.of(Spending.of(over)), by, true);
        return Templates.compare(comparisons.view(String.join(",", ids), manner))
                .render();
    }
}
