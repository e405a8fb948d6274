package dev.espalier.method;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.search.Progress;
import dev.espalier.worker.Unhurried;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedAgNetTest extends SearchMethodContract<AgNet.Params, AgNet.State> {

    @Override
    protected AgNet method() {
        return new AgNet();
    }

    @Override
    protected AgNet.Params params() {
        return new AgNet.Params(
                AgNet.PAPER, 8, 10, 0.1, 0.01, 4, 0, "random", 5, 2_100, 1, 152, AgNet.NOTHING, false, AgNet.NETWORK);
    }

    @ParameterizedTest(name = "{0} known")
    @CsvSource({"16, 6.25, 0.67, 0.97", "96, 1.04, 0.20, 0.63", "304, 0.33, 0.069, 0.28"})
    void theBestCountsAsMuchAsPublished(int known, double weight, double ofDraws, double effective) {
        var weights = IntStream.range(0, known)
                .mapToDouble(rank -> Form.weight(rank, known, 0.01))
                .toArray();
        double sum = 0;
        double squares = 0;
        for (double one : weights) {
            sum += one;
            squares += one * one;
        }
        assertThat(weights[0]).isCloseTo(weight, within(0.005));
        assertThat(weights[0] / sum).isCloseTo(ofDraws, within(0.005));
        assertThat(weights[0] * weights[0] / squares).isCloseTo(effective, within(0.006));
    }

    @Test
    void aPassTakesAStepForEverySixteenThatAreKnown() {
        assertThat(updates(after(method(), 1))).isEqualTo(5);
        assertThat(updates(after(method(), 4))).isEqualTo(5 * (1 + 1 + 2 + 2));
    }

    private static int updates(AgNet.State state) {
        return ByteBuffer.wrap(Base64.getDecoder().decode(state.network()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    @Test
    void whatIsLearnedBeforeASearchIsThereForTheNext() {
        var store = new FileArtifactStore(folder);
        after(method(), 1);
        var kept = contents(store);
        assertThat(kept.keySet().stream().map(key -> key.replaceFirst(".*/", "")))
                .containsExactly("0002000.bin", "0002000.cells", "0002100.bin", "0002100.cells");
        after(method(), 1);
        assertThat(contents(store)).isEqualTo(kept);
    }

    private static Map<String, ArtifactRef> contents(ArtifactStore store) {
        return store.list("generators").stream()
                .collect(toMap(key -> key, key -> store.find(key).orElseThrow(), (one, same) -> one, TreeMap::new));
    }

    @Test
    void itsTrainingTellsHowFarItIsAndWhoDidIt() {
        var work = new Unhurried(new FileArtifactStore(folder));
        var method = method();
        var half = method.warmUp(method.start(at(0)), at(0), work);
        var progress = Objects.requireNonNull(half.progress());
        assertThat(progress)
                .returns(2_000L, Progress::done)
                .returns(2_100L, Progress::whole)
                .returns("steps", Progress::unit)
                .returns(false, Progress::reused);
        assertThat(progress.note()).matches("[0-9.]+ % of the graphs it draws are cells");
        assertThat(method.warmUp(half.state(), at(0), work).progress())
                .returns(2_100L, Progress::done)
                .returns(false, Progress::reused);
        assertThat(method.warmUp(method.start(at(0)), at(0), work).progress())
                .isEqualTo(new Progress(2_000, 2_100, "steps", progress.note(), true));
    }

    @Test
    void aSearchThatIsTakenUpInItsTrainingEndsWithTheSameNetwork() {
        var work = new Unhurried(new FileArtifactStore(folder));
        var method = method();
        var half = method.warmUp(method.start(at(0)), at(0), work);
        assertThat(half.ready()).isFalse();
        var whole = method().warmUp(half.state(), at(0), work);
        assertThat(whole.ready()).isTrue();
        var other = new Unhurried(new FileArtifactStore(folder.resolve("other")));
        var again =
                method.warmUp(method.warmUp(method.start(at(0)), at(0), other).state(), at(0), other);
        assertThat(again.state()).isEqualTo(whole.state());
    }

    @Test
    void aNetworkOfAnotherSpaceIsRefusedBeforeAnythingIsEvaluated() throws IOException {
        var work = new Unhurried(new FileArtifactStore(folder));
        var method = method();
        var half = method.warmUp(method.start(at(0)), at(0), work);
        method.warmUp(half.state(), at(0), work);
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".bin")).toList()) {
                Files.write(file, new byte[662_032]);
            }
        }
        var found = method.warmUp(method.start(at(0)), at(0), work);
        assertThatThrownBy(() -> method.warmUp(found.state(), at(0), work))
                .isInstanceOf(InvalidInput.class)
                .hasMessageMatching("The generator \\(generators/agnet/nasbench201-.*/000[0-9]+.bin\\) cannot be used: "
                        + "A network of [0-9]+ parameters must take [0-9]+ bytes, but there are 662032.\n"
                        + "Maybe it was made for another space or with other settings.");
    }
}
