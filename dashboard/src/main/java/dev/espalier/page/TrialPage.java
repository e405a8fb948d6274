package dev.espalier.page;

import dev.espalier.control.Conductor;
import dev.espalier.control.Conflict;
import dev.espalier.control.Exports;
import dev.espalier.control.Unavailable;
import dev.espalier.control.Unknown;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
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

/** The page of one trial. */
@Path("/experiments/{id}/trials/{trial}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class TrialPage {

    private final Conductor conductor;
    private final TrialPages pages;
    private final ModelViews models;
    private final Exports exports;

    TrialPage(Conductor conductor, TrialPages pages, ModelViews models, Exports exports) {
        this.conductor = conductor;
        this.pages = pages;
        this.models = models;
        this.exports = exports;
    }

    @GET
    public String page(@RestPath String id, @RestPath String trial) {
        var experiment = conductor.require(id);
        return Templates.trial(pages.page(experiment, require(experiment, trial)))
                .render();
    }

    private TrialView require(ExperimentView experiment, String trial) {
        var found = pages.find(experiment, trial);
        if (found == null) {
            throw new Unknown("The experiment (%s) has no trial (%s).".formatted(experiment.id(), trial));
        }
        return found;
    }

    /** How far the export of its network is. */
    @GET
    @Path("fragments/model")
    public String model(@RestPath String id, @RestPath String trial) {
        var experiment = conductor.require(id);
        var view = models.of(experiment, require(experiment, trial));
        return view == null ? "" : Templates.model(view).render();
    }

    /** Begins to export its network; how far that is appears on the page. */
    @POST
    @Path("model")
    public Response export(@RestPath String id, @RestPath String trial, @Context HttpHeaders headers) {
        var experiment = conductor.require(id);
        var found = require(experiment, trial);
        try {
            exports.begin(experiment, found);
        } catch (Conflict | Unavailable e) {
            return Answers.refused(headers, List.of(String.valueOf(e.getMessage())));
        }
        return Answers.instead(
                headers, "/experiments/%s/trials/%s".formatted(id, trial), "#model", () -> model(id, trial));
    }
}
