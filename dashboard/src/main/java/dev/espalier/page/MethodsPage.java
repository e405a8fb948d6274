package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.control.Unknown;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
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
        return Templates.component("method", required("method", catalogue.methods(), name))
                .render();
    }

    @GET
    @Path("evaluators/{name}")
    public String evaluator(@RestPath String name) {
        return Templates.component("evaluator", required("evaluator", catalogue.evaluators(), name))
                .render();
    }

    private static ComponentInfo required(String kind, List<ComponentInfo> all, String name) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unknown("There is no %s (%.60s); there are %s."
                        .formatted(
                                kind,
                                name,
                                all.stream().map(ComponentInfo::name).collect(Collectors.joining(", ")))));
    }
}
