package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Work;
import dev.espalier.search.CurvePoint;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how far the trainings of a benchmark are. */
record Telling(ArtifactStore artifacts, PrintStream out) implements Work {

    @Override
    public void heartbeat(@Nullable ArtifactRef progress) {}

    @Override
    public Optional<ArtifactRef> lastHeartbeat() {
        return Optional.empty();
    }

    @Override
    public void curve(CurvePoint point) {
        if (point.at() == Math.rint(point.at())) {
            out.printf(
                    Locale.ROOT,
                    "epoch %.0f of %.0f: %s%n",
                    point.at(),
                    point.of(),
                    point.measures().values());
        }
    }

    @Override
    public void rest(Duration duration) {}
}
