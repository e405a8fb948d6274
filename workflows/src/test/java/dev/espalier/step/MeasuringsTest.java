package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.step.Measurings.Measuring;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuringsTest {

    @TempDir
    Path folder;

    private Listed store;
    private Measurings measurings;

    @BeforeEach
    void open() {
        store = new Listed(new FileArtifactStore(folder), new ArrayList<>());
        measurings = new Measurings(store);
    }

    @Test
    void tellsTheMarksOfOneGroupInTheOrderOfDevices() {
        var phone = new Measuring(4, "phone", 3_000, 4_000);
        var board = new Measuring(4, "board", 1_000, 2_000);
        measurings.keep("x", 3, phone);
        measurings.keep("x", 3, board);
        measurings.keep("x", 3, new Measuring(4, "board", 9_000, 9_500));
        measurings.keep("x", 3, new Measuring(8, "board", 5_000, 6_000));

        assertThat(measurings.of("x", 3, 4)).as("what is said first stands").containsExactly(board, phone);
        assertThat(measurings.of("x", 3, 12)).isEmpty();
    }

    @Test
    void goesThroughNoOtherGroupsMarks() {
        measurings.keep("x", 3, new Measuring(4, "board", 1_000, 2_000));

        measurings.of("x", 3, 4);

        assertThat(store.folders()).containsExactly("experiments/x/000003/measured/0004");
    }
}
