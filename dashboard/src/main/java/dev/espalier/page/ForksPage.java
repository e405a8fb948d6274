package dev.espalier.page;

import dev.espalier.control.Conductor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** An experiment's forks as a tree, two of them compared. */
@Path("/experiments/{id}/forks")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ForksPage {

    private final Conductor conductor;
    private final Forks forks;

    ForksPage(Conductor conductor, Forks forks) {
        this.conductor = conductor;
        this.forks = forks;
    }

    @GET
    public String page(
            @RestPath String id, @RestQuery @DefaultValue("") String a, @RestQuery @DefaultValue("") String b) {
        return Templates.forks(forks.view(conductor.require(id), new Forks.Asked(a, b)))
                .render();
    }
}
