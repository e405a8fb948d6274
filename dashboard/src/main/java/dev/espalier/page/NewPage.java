package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conductor;
import dev.espalier.control.Unavailable;
import dev.espalier.file.Examples;
import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Naming;
import dev.espalier.file.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** Where an experiment is written and started. */
@Path("/experiments/new")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class NewPage {

    private static final int UNPROCESSABLE = 422;

    private final Catalogue catalogue;
    private final Conductor conductor;
    private final SecureRandom random = new SecureRandom();

    NewPage(Catalogue catalogue, Conductor conductor) {
        this.catalogue = catalogue;
        this.conductor = conductor;
    }

    /** The form, filled with the file of another experiment or with a commented example. */
    @GET
    public String form(@RestQuery @DefaultValue("") String from) {
        var file = from.isEmpty()
                ? Examples.firstSearch()
                : ExperimentFile.write(conductor.require(from).experiment(), Text.Format.YAML)
                        .content();
        return Templates.create(file, List.of()).render();
    }

    /** Starts what was written; without a file, the example. */
    @POST
    public Response create(@RestForm @DefaultValue("") String file) {
        var text = file.isBlank() ? Examples.firstSearch() : file.replace("\r\n", "\n");
        try {
            var experiment = ExperimentFile.parse(Text.yaml(text), Naming.drawn(random), catalogue::problems);
            var created = conductor.create(experiment, false, Orders.actor(), null);
            return Response.seeOther(URI.create("/experiments/" + created.id())).build();
        } catch (InvalidInput e) {
            return again(UNPROCESSABLE, text, e.problems());
        } catch (Unavailable e) {
            return again(
                    Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), text, List.of(String.valueOf(e.getMessage())));
        }
    }

    /** The form with what was written and what is wrong. */
    private static Response again(int status, String text, List<String> problems) {
        return Response.status(status)
                .entity(Templates.create(text, problems).render())
                .build();
    }
}
