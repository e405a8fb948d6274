package dev.espalier.evaluate.command;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Work;
import dev.espalier.search.CurvePoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A worker of its own process, to be killed: evaluates one trial and prints what that tells. */
final class ForsakenWorker {

    private ForsakenWorker() {}

    /** Work that tells on standard output how far it is. */
    private record Printing(ArtifactStore artifacts) implements Work {

        @Override
        public void heartbeat(@Nullable ArtifactRef progress) {}

        @Override
        public Optional<ArtifactRef> lastHeartbeat() {
            return Optional.empty();
        }

        @Override
        public void curve(CurvePoint point) {
            System.out.println((int) point.at());
        }

        @Override
        public void rest(Duration duration) {}
    }

    public static void main(String... arguments) {
        var place = Path.of(arguments[0]);
        Trainers.evaluate(
                place,
                Map.of("command", arguments[1]),
                new Printing(Trainers.work(place).artifacts()));
    }
}
