package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.TamperedArtifact;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.step.Faults;
import io.temporal.failure.ApplicationFailure;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The border of a step: it beats while the step runs, and says of an error whether a retry can mend it. */
final class Guard {

    private Guard() {}

    static <T> T run(ArtifactStore store, Function<Pulse, T> step) {
        try (var pulse = Pulse.begin(store)) {
            return step.apply(pulse);
        } catch (InvalidInput e) {
            throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), Faults.INVALID_EXPERIMENT);
        } catch (TamperedArtifact e) {
            throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), "TamperedArtifact");
        } catch (IllegalArgumentException
                | NullPointerException
                | IndexOutOfBoundsException
                | NoSuchElementException
                | ClassCastException
                | UnsupportedOperationException
                | ArithmeticException e) {
            // A mistake in a plug-in or in ours decides the same every time; what a retry can mend looks different.
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    "The step failed by a mistake in the program: " + e, "Defect", e);
        }
    }
}
