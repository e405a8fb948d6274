package dev.espalier.page;

import dev.espalier.gate.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Shows people as a page what programs are told as a problem. */
public class PageErrors {

    private static final String API = "/api/";

    /** Turns the problem into a page where a browser waits for one. */
    @ServerResponseFilter
    public void asPage(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && wantsPage(
                        request.getHeaderString("Accept"),
                        request.getUriInfo().getRequestUri().getPath())) {
            boolean nowhere = problem.status() == 404 && problem.type().equals("about:blank");
            response.setEntity(
                    nowhere ? nowhere() : page(problem.status(), problem.problems()), null, MediaType.TEXT_HTML_TYPE);
        }
    }

    /** Answers a browser that asked for an address nothing stands at. */
    void end(@Observes Router router) {
        router.route().last().handler(PageErrors::lost);
    }

    private static void lost(RoutingContext context) {
        if (!wantsPage(context.request().getHeader("Accept"), context.normalizedPath())) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(nowhere());
    }

    private static boolean wantsPage(@Nullable String accept, String path) {
        return accept != null && accept.contains("text/html") && !path.startsWith(API);
    }

    private static String nowhere() {
        return page(404, List.of("There is no page at this address."));
    }

    private static String page(int status, List<String> sentences) {
        return Templates.error(status, title(status), sentences).render();
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 409 -> "Not now";
            default -> status < 500 ? "Not done" : "Something broke";
        };
    }
}
