package dev.espalier.page;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Pages for what went wrong, for requests that are not the API's. */
public final class ErrorPages {

    private ErrorPages() {}

    /**
     * The page that says what happened.
     *
     * @param sentences for people; never a stack trace
     * @param request id of the request in the log, or empty
     */
    public static Response page(int status, List<String> sentences, String request) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(Templates.error(status, title(status), sentences, request).render())
                .build();
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Not possible here";
            case 409 -> "Not now";
            default -> status < 500 ? "Not done" : "Something broke";
        };
    }
}
