package dev.espalier.page;

import dev.espalier.draw.Meter;
import dev.espalier.draw.Sparkline;
import dev.espalier.ledger.EventRow;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.TrialStatus;
import io.quarkus.qute.RawString;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What pages are made of, in every state. */
@Path("/design")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DesignPage {

    /** Colours by their names in the stylesheet, in the groups that are told apart. */
    private static final List<List<String>> COLOURS = List.of(
            List.of("ink", "ink-2", "ink-3", "line-strong", "line", "inset", "surface", "bg", "accent", "accent-soft"),
            List.of("running", "finished", "paused", "failed", "attention", "queued", "recovered"),
            List.of("s1", "s2", "s3", "s4", "s5", "s6", "s7"),
            List.of("seq-0", "seq-1", "seq-2", "seq-3", "seq-4", "done", "lane", "band", "infeasible"),
            List.of("op-none", "op-skip", "op-1x1", "op-3x3", "op-pool"));

    private static final List<Double> RISING = List.of(71.0, 84.2, 88.1, 88.1, 89.9, 89.9, 90.4, 90.6);

    @GET
    public String page() {
        return Templates.design(new DesignView(
                        COLOURS,
                        Arrays.stream(Status.values()).map(Badge::of).toList(),
                        Arrays.stream(TrialStatus.values()).map(Badge::of).toList(),
                        Arrays.stream(EventRow.Kind.values()).map(Badge::of).toList(),
                        List.of(
                                Figure.of("Best accuracy", "90.638", "%", "").linked("trial 8-3", "#figures"),
                                Figure.of("GPU time", Said.gpu(903_600), Said.gpuUnit(903_600), "of 400 GPU h")),
                        new RawString(Sparkline.of(RISING)),
                        Stream.of(Status.RUNNING, Status.FINISHED, Status.FAILED)
                                .map(status -> new RawString(
                                        Meter.of(0.63, "63 %", Badge.of(status).style())))
                                .toList(),
                        List.of(
                                "The `trials` (0) must be at least 1.",
                                "There is no method (agnett).\nMaybe you meant `agnet`.")))
                .render();
    }
}
