package dev.espalier.page;

import dev.espalier.api.Names;
import dev.espalier.catalogue.Catalogue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** What searches and what evaluates, and all settings of each. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class MethodsPage {

    private final Catalogue catalogue;

    MethodsPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("methods")
    public String list() {
        return Templates.methods(catalogue.methods(), catalogue.evaluators()).render();
    }

    @GET
    @Path("methods/{name}")
    public String method(@RestPath String name) {
        return Templates.component("method", Names.component("method", catalogue.methods(), name))
                .render();
    }

    @GET
    @Path("evaluators/{name}")
    public String evaluator(@RestPath String name) {
        return Templates.component("evaluator", Names.component("evaluator", catalogue.evaluators(), name))
                .render();
    }
}
