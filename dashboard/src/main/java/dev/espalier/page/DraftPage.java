package dev.espalier.page;

import dev.espalier.api.Surroundings;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.Naming;
import dev.espalier.file.RaceDraft;
import dev.espalier.file.RaceFile;
import dev.espalier.file.Text;
import dev.espalier.race.Marshal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Where a race is put together or written, and started. */
@Path("/races/new")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DraftPage {

    private static final int UNPROCESSABLE = 422;

    private final Marshal marshal;
    private final Drafts drafts;
    private final Surroundings surroundings;
    private final SecureRandom random = new SecureRandom();

    DraftPage(Marshal marshal, Drafts drafts, Surroundings surroundings) {
        this.marshal = marshal;
        this.drafts = drafts;
        this.surroundings = surroundings;
    }

    /** What was chosen. */
    public static class Choices {
        @RestForm
        @DefaultValue("")
        String name = "";

        @RestForm
        List<String> methods = List.of();

        @RestForm
        List<String> tables = List.of();

        @RestForm
        @DefaultValue("maximize")
        String goal = "";

        @RestForm
        @DefaultValue("")
        String metric = "";

        @RestForm
        @DefaultValue("")
        String limits = "";

        @RestForm
        @DefaultValue("")
        String seeds = "";

        @RestForm
        @DefaultValue("")
        String trials = "";

        @RestForm
        @DefaultValue("")
        String batch = "";
    }

    private RaceDraft draft(Choices chosen) {
        return new RaceDraft(
                chosen.name,
                chosen.methods,
                drafts.tables(chosen.tables),
                chosen.goal,
                chosen.metric,
                chosen.limits,
                chosen.seeds,
                chosen.trials,
                chosen.batch);
    }

    /** The form, with the file of another race or with that of the first choices. */
    @GET
    public String form(@RestQuery @DefaultValue("") String from) {
        var begun = drafts.begun();
        var file = from.isEmpty()
                ? begun.file()
                : RaceFile.write(marshal.require(from).race(), Text.Format.YAML).content();
        return Templates.draft(drafts.view(begun, file, !from.isEmpty(), List.of()))
                .render();
    }

    /** The file that the choices make. */
    @POST
    @Path("fragments/file")
    @Produces(MediaType.TEXT_PLAIN)
    public String file(@BeanParam Choices chosen) {
        return draft(chosen).file();
    }

    /** Starts what was written, or writes what was chosen. */
    @POST
    public Response create(
            @BeanParam Choices chosen,
            @RestForm @DefaultValue("") String file,
            @RestForm @DefaultValue("") String write) {
        var draft = draft(chosen);
        if (!write.isEmpty()) {
            return page(Response.Status.OK.getStatusCode(), drafts.view(draft, draft.file(), false, List.of()));
        }
        var text = file.replace("\r\n", "\n");
        try {
            var race = RaceFile.parse(Text.yaml(text), Naming.drawn(random), marshal::problems);
            var created = marshal.create(race, Orders.actor(), surroundings.machine());
            return Response.seeOther(URI.create("/races/" + created.id())).build();
        } catch (InvalidInput e) {
            return page(UNPROCESSABLE, drafts.view(draft, text, !text.equals(draft.file()), e.problems()));
        }
    }

    private static Response page(int status, DraftView view) {
        return Response.status(status).entity(Templates.draft(view).render()).build();
    }
}
