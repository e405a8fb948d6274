package dev.espalier.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Answers to forms: a redirect when it was done, sentences beside the form when it was not. */
final class Answers {

    private static final int UNPROCESSABLE = 422;

    private Answers() {}

    private static boolean fromScript(HttpHeaders headers) {
        return headers.getHeaderString("HX-Request") != null;
    }

    /** It was done: the page at an address shows what came of it. */
    static Response done(HttpHeaders headers, String address) {
        return fromScript(headers)
                ? Response.noContent().header("HX-Redirect", address).build()
                : Response.seeOther(URI.create(address)).build();
    }

    /** It was done: a part of the page shows what came of it, or the whole page where no script asked. */
    static Response instead(HttpHeaders headers, String address, String part, Supplier<String> content) {
        return fromScript(headers)
                ? Response.ok(content.get())
                        .header("HX-Retarget", part)
                        .header("HX-Reswap", "outerHTML")
                        .build()
                : Response.seeOther(URI.create(address + part)).build();
    }

    /** What came of it is said beside what asked; the page at an address shows it where no script asked. */
    static Response told(HttpHeaders headers, String address, Supplier<String> content) {
        return fromScript(headers)
                ? Response.ok(content.get()).build()
                : Response.seeOther(URI.create(address)).build();
    }

    /** It was kept: its dialog closes, and the page asks for what has changed. */
    static Response kept(HttpHeaders headers, String address) {
        return fromScript(headers)
                ? Response.noContent().header("HX-Trigger", "kept, redraw").build()
                : Response.seeOther(URI.create(address)).build();
    }

    /** It was not done. */
    static Response refused(HttpHeaders headers, List<String> problems) {
        var body = fromScript(headers)
                ? Templates.problems(problems).render()
                : Templates.error(UNPROCESSABLE, "Not done", problems).render();
        return Response.status(UNPROCESSABLE)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(body)
                .build();
    }
}
