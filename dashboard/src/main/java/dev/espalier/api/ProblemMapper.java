package dev.espalier.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.control.Unavailable;
import dev.espalier.control.Unknown;
import dev.espalier.gate.Problem;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says in the format of RFC 9457 why a request was not answered as it was meant. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    @ServerExceptionMapper
    public Response invalid(InvalidInput refused) {
        return response(Problem.of(400, "invalid-input", "Invalid input", refused.problems()));
    }

    @ServerExceptionMapper
    public Response unknown(Unknown unknown) {
        return response(Problem.of(404, "unknown", "Unknown", String.valueOf(unknown.getMessage())));
    }

    @ServerExceptionMapper
    public Response conflict(Conflict conflict) {
        return response(Problem.of(409, "conflict", "Conflict", String.valueOf(conflict.getMessage())));
    }

    @ServerExceptionMapper
    public Response unavailable(Unavailable unavailable) {
        return response(Problem.of(503, "unavailable", "Unavailable", String.valueOf(unavailable.getMessage())));
    }

    @ServerExceptionMapper
    public Response reused(Requests.KeyReused reused) {
        return response(Problem.of(422, "key-reused", "Idempotency key reused", String.valueOf(reused.getMessage())));
    }

    @ServerExceptionMapper
    public Response tooLarge(Body.TooLarge tooLarge) {
        return response(Problem.of(413, "too-large", "Too large", String.valueOf(tooLarge.getMessage())));
    }

    @ServerExceptionMapper
    public Response malformed(JsonProcessingException malformed) {
        return response(Problem.of(
                400,
                "invalid-input",
                "Invalid input",
                "The body is not valid JSON: %s.".formatted(malformed.getOriginalMessage())));
    }

    @ServerExceptionMapper
    public Response violated(ConstraintViolationException violated) {
        List<String> sentences = violated.getConstraintViolations().stream()
                .map(violation -> "The `%s` (%s) %s."
                        .formatted(
                                lastOf(violation.getPropertyPath().toString()),
                                violation.getInvalidValue(),
                                violation.getMessage()))
                .sorted()
                .toList();
        return response(Problem.of(400, "invalid-input", "Invalid input", sentences));
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException known) {
        var response = known.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        var detail = sentence(response);
        return Response.fromResponse(response)
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(
                        "about:blank",
                        response.getStatusInfo().getReasonPhrase(),
                        response.getStatus(),
                        detail,
                        List.of(detail)))
                .build();
    }

    private static String sentence(Response response) {
        return switch (response.getStatus()) {
            case 404 -> "There is nothing at this address.\nMaybe look at /q/openapi.";
            case 405 -> "This address does not know this method.\nMaybe look at /q/openapi.";
            case 406 -> "This address does not answer in the format that Accept asks for.";
            case 415 ->
                "This address does not take a body of this Content-Type.\nMaybe application/yaml or application/json.";
            default ->
                "The request cannot be answered (%s)."
                        .formatted(response.getStatusInfo().getReasonPhrase());
        };
    }

    /** Whatever nobody thought of: the caller gets a number, and the log says what it stands for. */
    @ServerExceptionMapper
    public Response unforeseen(Throwable failure) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(failure, "Request %s failed", number);
        return response(Problem.of(
                500,
                "internal",
                "Internal error",
                "Something went wrong here, not with the request.\nMaybe the log says why: look for request %s."
                        .formatted(number)));
    }
}
