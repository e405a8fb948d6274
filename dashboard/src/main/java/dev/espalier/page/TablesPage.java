package dev.espalier.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of tables of results, and the page of one: how its values are distributed, and its best rows. */
@Path("/tables")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class TablesPage {

    private final TablePages pages;

    TablesPage(TablePages pages) {
        this.pages = pages;
    }

    @GET
    public String list() {
        return Templates.tables(pages.list()).render();
    }

    /**
     * @param metric by which rows are listed; the first for a metric that there is not
     * @param order {@code lowest}, or else the highest first
     * @param epochs the most for a length of training that there is not
     */
    @GET
    @Path("{name}")
    public String page(
            @RestPath String name,
            @RestQuery @DefaultValue("") String metric,
            @RestQuery @DefaultValue("") String order,
            @RestQuery @DefaultValue("") String epochs) {
        int trained = epochs.matches("[0-9]{1,6}") ? Integer.parseInt(epochs) : 0;
        return Templates.table(pages.page(name, metric, order.equals("lowest"), trained))
                .render();
    }
}
