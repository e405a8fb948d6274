package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Network.Node;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.cell.NasBenchNlp;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.sgnas.SgnasSe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkJsonTest {

    private static final Network SMALL = new Network(
            new Architecture("mine", 2, 0),
            List.of(
                    new Node("input", new Op.Input(3, 8)),
                    new Node("stage1/conv", new Op.Conv(3, 2, 1, 4, 2), "input"),
                    new Node("a \"b\".c", new Op.Activation(Op.Activation.Kind.HARD_SWISH), "stage1/conv"),
                    new Node("pool", new Op.Pool(Op.Pool.Kind.AVERAGE, 3, 1), "a \"b\".c"),
                    new Node("sum", new Op.Add(), "pool", "stage1/conv"),
                    new Node("own", new Op.Named("mine too"), "sum")));

    private static final String TEXT = """
            {
              "format": "espalier.network/1",
              "architecture": "mine:2-0",
              "nodes": [
                {"name":"input","op":"input","channels":3,"size":8,"inputs":[]},
                {"name":"stage1/conv","op":"conv","kernel":3,"stride":2,"groups":1,"channels":4,"dilation":2,"inputs":["input"]},
                {"name":"a \\"b\\".c","op":"activation","kind":"hard_swish","inputs":["stage1/conv"]},
                {"name":"pool","op":"pool","kind":"average","kernel":3,"stride":1,"inputs":["a \\"b\\".c"]},
                {"name":"sum","op":"add","inputs":["pool","stage1/conv"]},
                {"name":"own","op":"named","called":"mine too","inputs":["sum"]}
              ]
            }
            """;

    static Stream<SearchSpace> spaces() throws IOException {
        var own = CustomSpace.read(Files.readString(Path.of("../examples/my-space.yaml")));
        return Stream.of(new NasBench101(), new NasBench201(), new NasBenchNlp(), new Darts(), new SgnasSe(), own);
    }

    @Test
    void writesALineForEachNode() {
        assertThat(NetworkJson.write(SMALL)).isEqualTo(TEXT);
    }

    @Test
    void callsEachOperationAsTheModulesInOtherLanguagesDo() {
        assertThat(NetworkJson.OPS.keySet())
                .containsExactly(
                        "activation",
                        "add",
                        "batch_norm",
                        "bias",
                        "blend",
                        "concat",
                        "conv",
                        "embedding",
                        "global_pool",
                        "identity",
                        "input",
                        "instance_norm",
                        "layer_norm",
                        "linear",
                        "memory",
                        "merge",
                        "named",
                        "pool",
                        "product",
                        "scale",
                        "slice",
                        "squeeze_excite",
                        "unembedding",
                        "zero");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(NetworkJson.read(TEXT)).isEqualTo(SMALL);
        assertThat(NetworkJson.read(NetworkJson.tree(SMALL))).isEqualTo(SMALL);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void readsTheNetworksOfEverySpace(SearchSpace space) {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 20; i++) {
            var network = space.network(space.sample(random));
            var asked = new Network(network.architecture(), network.nodes(), List.of());
            assertThat(NetworkJson.read(NetworkJson.write(network)))
                    .as("all but the auxiliary nodes")
                    .isEqualTo(asked);
        }
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        var text = TEXT.replace("network/1", "network/2")
                .replace("mine:2-0", "mine")
                .replace("\"kernel\":3,\"stride\":2", "\"kernel\":0,\"stride\":2.5")
                .replace("hard_swish", "hard")
                .replace("\"name\":\"pool\"", "\"name\":7")
                .replace("\"op\":\"add\"", "\"op\":\"sum\",\"units\":3")
                .replace("\"called\":\"mine too\",\"inputs\":[\"sum\"]", "\"size\":3,\"inputs\":\"sum\"");
        assertThatThrownBy(() -> NetworkJson.read(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(
                        "The `format` (espalier.network/2) must be espalier.network/1.",
                        "The architecture id (mine) must be a space and its choices",
                        "The `kernel` (0) of the node stage1/conv must be a whole number from 1 to 1,000.",
                        "The `stride` (2.5) of the node stage1/conv must be a whole number from 1 to 1,000.",
                        "The `kind` (\"hard\") of the node a \"b\".c must be one of abs, asinh, atan, cos,",
                        "The `name` of node 4 must be a text that is not empty.",
                        "The `op` (\"sum\") of the node sum must be one of activation, add,",
                        "The `called` (none) of the node own must be a text.",
                        "The field `size` of the node own must be one of name, op, called, inputs.",
                        "The `inputs` of the node own must be a list of names.");
    }

    @Test
    void refusesNodesThatDoNotHangTogetherButNotWhatHangsOnThem() {
        var text = TEXT.replace("\"stride\":1,\"inputs\"", "\"stride\":2,\"inputs\"")
                .replace("\"name\":\"own\"", "\"name\":\"input\"");
        assertThatThrownBy(() -> NetworkJson.read(text))
                .hasMessage("The inputs of the node sum must have one shape, but are Shape[channels=4, size=2] and "
                        + "Shape[channels=4, size=4].\nThe name input must be that of one node.");
        assertThatThrownBy(() -> NetworkJson.read(TEXT.replace("\"inputs\":[\"input\"]", "\"inputs\":[\"sum\"]")))
                .hasMessage("The input (sum) of the node stage1/conv must be an earlier node.");
        assertThatThrownBy(() -> NetworkJson.read(TEXT.replace("[\"sum\"]", "[]")))
                .hasMessage("The inputs (0) of the node own must be as many as its operation takes.");
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatThrownBy(() -> NetworkJson.read("[1]")).hasMessageContaining("must be an object with a `format`");
        assertThatThrownBy(() -> NetworkJson.read("{\n  \"nodes\": oops"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("A network must be written in JSON, but is not at line 2, column");
        assertThatThrownBy(() -> NetworkJson.read("{}")).hasMessageContaining("The `nodes` must be a list");
    }
}
