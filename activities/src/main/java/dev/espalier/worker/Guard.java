package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.TamperedArtifact;
import dev.espalier.catalogue.InvalidInput;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Function;

/** The border of a step: it beats while the step runs, and says of an error whether a retry can mend it. */
final class Guard {

    private Guard() {}

    static <T> T run(ArtifactStore store, Function<Pulse, T> step) {
        try (var pulse = Pulse.begin(store)) {
            return step.apply(pulse);
        } catch (InvalidInput e) {
            throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), "InvalidExperiment");
        } catch (TamperedArtifact e) {
            throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), "TamperedArtifact");
        }
    }
}
