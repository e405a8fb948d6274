package dev.espalier.api;

import dev.espalier.account.ApiToken;
import dev.espalier.account.Role;
import dev.espalier.account.Tokens;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.gate.Visitor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tokens with which programs act for the user who asks. */
@Path(ApiPaths.ROOT + "/tokens")
@Tag(name = "Tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

    private final Tokens tokens;

    TokensResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A token, without its secret. */
    @Schema(name = "Token")
    public record TokenJson(
            String id,
            String name,
            String role,
            Instant createdAt,

            @Schema(description = "Null for one that does not end by itself.") @Nullable
            Instant endsAt,

            @Schema(description = "To the minute; null before the first time.") @Nullable
            Instant usedAt) {
        static TokenJson of(ApiToken token) {
            return new TokenJson(
                    token.id(), token.name(), token.role().word(), token.createdAt(), token.endsAt(), token.usedAt());
        }
    }

    /** What a new token shall be. */
    @Schema(name = "TokenOrder")
    public record OrderJson(
            @Schema(description = "What it is for.") @Nullable
            String name,

            @Schema(description = "viewer, runner or admin, not more than your own; viewer if left out.") @Nullable
            String role,

            @Schema(description = "Until it ends, 1 to 3650; it does not if left out.") @Nullable
            Integer days) {}

    /** A token that was just made. */
    @Schema(name = "MadeToken")
    public record MadeJson(
            TokenJson token,

            @Schema(description = "Shown this once; only its hash is kept.")
            String secret) {}

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listTokens", summary = "Your API tokens, newest first, without their secrets")
    public Items<TokenJson> list() {
        return Items.all(tokens.list(Visitor.current().user()).stream()
                .map(TokenJson::of)
                .toList());
    }

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "makeToken", summary = "Makes an API token, and tells its secret this once")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = MadeJson.class)))
    public Response make(@Nullable OrderJson order) {
        if (order == null) {
            throw new InvalidInput("The body must be JSON with a `name`, and a `role` and `days` where wanted.");
        }
        var visitor = Visitor.current();
        if (visitor.kind() == Visitor.Kind.API_TOKEN) {
            // One that was stolen could outlive its revocation by another.
            throw new Conflict("A token cannot make another one.\nMaybe sign in and make it on the page /account.");
        }
        var name = order.name();
        var role = order.role();
        var made = tokens.make(
                visitor.user(),
                name == null ? "" : name,
                role == null ? Role.VIEWER : Role.of(role),
                visitor.role(),
                order.days());
        return Response.created(
                        URI.create(ApiPaths.ROOT + "/tokens/" + made.token().id()))
                .header("Cache-Control", "no-store")
                .entity(new MadeJson(TokenJson.of(made.token()), made.secret()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(
            operationId = "revokeToken",
            summary = "Ends a token of yours at once, with the event streams it follows")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(@PathParam("id") String id) {
        tokens.revoke(Visitor.current().user(), id);
    }
}
