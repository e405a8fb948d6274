package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Latest;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Patience;
import dev.espalier.measure.Gauge;
import dev.espalier.measure.Gauged;
import dev.espalier.measure.Notebook;
import dev.espalier.measure.ToyMeter;
import dev.espalier.method.Work;
import dev.espalier.space.cell.NasBench201;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemarkingTest {

    private static final MeasuredDevice BOARD =
            new MeasuredDevice(new Device("board", "A board", "ONNX Runtime", 1, "fp32"), 1, 0);
    private static final Patience PATIENT =
            new Patience(Duration.ofMinutes(1), Duration.ofMillis(1), Duration.ofMillis(1));

    @TempDir
    Path folder;

    /** Reads the remark whenever it rests, as somebody who looks on would. */
    private record Watched(ArtifactStore artifacts, Latest<String> remark, List<String> read) implements Work {

        @Override
        public void heartbeat(@Nullable ArtifactRef progress) {}

        @Override
        public Optional<ArtifactRef> lastHeartbeat() {
            return Optional.empty();
        }

        @Override
        public void rest(Duration duration) {
            read.add(remark.find().orElse(""));
        }
    }

    @Test
    void whileADeviceIsBusyAMeasurementSaysWhatItWaitsFor() {
        var store = new FileArtifactStore(folder);
        var remark = new Latest<>(store, "remark", String.class);
        var watched = new Watched(store, remark, new ArrayList<>());
        var space = new NasBench201();

        try (var work = Remarking.begin(watched, remark, "Measures.");
                var gauge = new Gauge(new Notebook(store), BOARD, PATIENT, _ -> new ToyMeter().disturbed(2), work)) {
            assertThat(remark.find()).contains("Measures.");
            assertThat(gauge.again(space.network(space.ofIndex(8)))).isInstanceOf(Gauged.Known.class);
        }

        var busy = "Waits for a quiet moment of the device board: at last, others are at work.";
        assertThat(watched.read()).containsExactly(busy, busy);
        assertThat(remark.find()).as("once it is over").isEmpty();
    }
}
