package dev.espalier.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.catalogue.Verifier.Progress;
import dev.espalier.catalogue.Verifier.Verdict;
import dev.espalier.control.Conductor;
import dev.espalier.control.Verifications;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Has every decision of an experiment made once more. */
@Path(ApiPaths.EXPERIMENTS)
@Tag(name = "Experiments")
public class VerifyResource {

    /** Lines of progress, at most. */
    private static final int TOLD = 100;

    private final Conductor conductor;
    private final Verifications verifications;
    private final ObjectMapper json;

    VerifyResource(Conductor conductor, Verifications verifications, ObjectMapper json) {
        this.conductor = conductor;
        this.verifications = verifications;
        this.json = json;
    }

    /** What came of it. */
    @Schema(name = "Verdict")
    public record VerdictJson(
            boolean ok,

            @Schema(description = "Decisions that were made again and compared.")
            int decisions,

            @Schema(description = "Where it first differs, in one sentence.") @Nullable
            String firstDifference,

            String stateSha256) {

        static VerdictJson of(Verdict verdict) {
            return new VerdictJson(verdict.ok(), verdict.decisions(), verdict.firstDifference(), verdict.stateHash());
        }
    }

    /** How far it is. */
    @Schema(name = "VerifyProgress")
    public record ProgressJson(int checked, int of) {}

    @POST
    @Path("{id}/verify")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verifyExperiment",
            summary = "Makes every decision again from the seed and the recorded results, and compares bit for bit",
            description = "With Accept: application/x-ndjson, lines of progress come first, the verdict last.")
    public VerdictJson verify(@PathParam("id") String id, @Context HttpHeaders headers) {
        return VerdictJson.of(verifications.verify(id, (_, _) -> {}, Caller.of(headers)));
    }

    @POST
    @Path("{id}/verify")
    @RunOnVirtualThread
    @Produces(Lines.TYPE)
    @Operation(hidden = true)
    public StreamingOutput lines(@PathParam("id") String id, @Context HttpHeaders headers) {
        conductor.require(id);
        var caller = Caller.of(headers);
        return Lines.of(json, lines -> {
            Progress progress = (checked, of) -> {
                if (checked % Math.max(1, of / TOLD) == 0) {
                    lines.tell(new ProgressJson(checked, of));
                }
            };
            return VerdictJson.of(verifications.verify(id, progress, caller));
        });
    }
}
