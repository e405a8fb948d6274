package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Unwatched;
import dev.espalier.search.CurvePoint;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says how far the trainings of a benchmark are. */
record Telling(ArtifactStore artifacts, PrintStream out) implements Unwatched {

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
