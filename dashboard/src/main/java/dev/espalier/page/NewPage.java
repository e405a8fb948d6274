package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conductor;
import dev.espalier.control.Unavailable;
import dev.espalier.control.Unknown;
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
    private final Written written;
    private final SecureRandom random = new SecureRandom();

    NewPage(Catalogue catalogue, Conductor conductor, Written written) {
        this.catalogue = catalogue;
        this.conductor = conductor;
        this.written = written;
    }

    /** The form, filled with the file of another experiment, with a template or with the first search. */
    @GET
    public String form(@RestQuery @DefaultValue("") String from, @RestQuery @DefaultValue("") String template) {
        return Templates.create(written.page(begun(from, template))).render();
    }

    private String begun(String from, String template) {
        if (!from.isEmpty()) {
            return ExperimentFile.write(conductor.require(from).experiment(), Text.Format.YAML)
                    .content();
        }
        return template.isEmpty()
                ? Examples.firstSearch()
                : Examples.find(template)
                        .orElseThrow(() -> new Unknown("There is no template (%.60s); there are %s."
                                .formatted(template, String.join(", ", Examples.names()))));
    }

    /** The form of a text, what is wrong with it and what it would do. */
    @POST
    @Path("fragments/written")
    public String read(@RestForm @DefaultValue("") String file) {
        return Templates.written(written.view(unix(file))).render();
    }

    /** The text with the value of one field changed. */
    @POST
    @Path("fragments/edited")
    @Produces(MediaType.TEXT_PLAIN)
    public String edit(
            @RestForm @DefaultValue("") String file,
            @RestForm @DefaultValue("") String path,
            @RestForm @DefaultValue("") String value) {
        return written.edited(unix(file), path, value);
    }

    private static String unix(String file) {
        return file.replace("\r\n", "\n");
    }

    /** Starts what was written; without a file, the example. */
    @POST
    public Response create(@RestForm @DefaultValue("") String file) {
        var text = file.isBlank() ? Examples.firstSearch() : unix(file);
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
    private Response again(int status, String text, List<String> problems) {
        return Response.status(status)
                .entity(Templates.create(written.page(text).refused(problems)).render())
                .build();
    }
}
