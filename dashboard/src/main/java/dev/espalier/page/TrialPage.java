package dev.espalier.page;

import dev.espalier.control.Conductor;
import dev.espalier.control.Unknown;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** The page of one trial. */
@Path("/experiments/{id}/trials/{trial}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class TrialPage {

    private final Conductor conductor;
    private final TrialPages pages;

    TrialPage(Conductor conductor, TrialPages pages) {
        this.conductor = conductor;
        this.pages = pages;
    }

    @GET
    public TemplateInstance page(@RestPath String id, @RestPath String trial) {
        var experiment = conductor.require(id);
        var found = pages.find(experiment, trial);
        if (found == null) {
            throw new Unknown("The experiment (%s) has no trial (%s).".formatted(id, trial));
        }
        return Templates.trial(pages.page(experiment, found));
    }
}
