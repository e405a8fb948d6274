package dev.espalier.space.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.FlatSpaceContract;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomSpaceTest extends FlatSpaceContract {

    private static final Path EXAMPLE = Path.of("../examples/my-space.yaml");

    @Override
    protected DecisionSpace space() {
        return example();
    }

    private static CustomSpace example() {
        try {
            return CustomSpace.readAgain(Files.readString(EXAMPLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A space for images of 3 channels and 8 pixels. */
    private static CustomSpace space(String decisions, String ops, String layers) {
        return CustomSpace.read("""
                name: small
                decisions: {%s}
                ops: {%s}
                network:
                  input: {channels: 3, size: 8, classes: 10}
                  layers: [%s]
                """.formatted(decisions, ops, layers));
    }

    private static List<Node> nodes(CustomSpace space, int... choices) {
        return space.network(new Architecture(space.name(), choices)).nodes();
    }

    private static List<Op> ops(CustomSpace space, int... choices) {
        return nodes(space, choices).stream().map(Node::op).skip(1).toList();
    }

    @Test
    void everyArchitectureOfTheExampleCanBeBuilt() throws IOException {
        assertThat(CustomSpace.read(Files.readString(EXAMPLE)).name()).isEqualTo("my-space");
    }

    @Test
    void theExampleHas6561Architectures() {
        assertThat(example().size()).isEqualTo(6_561);
        assertThat(example().decisions()).hasSize(8).allMatch(decision -> decision.arity() == 3);
    }

    @Test
    void theExampleIsKnownInFullAndEndsInItsClasses() {
        var network = space().network(new Architecture("my-space", 0, 1, 2, 0, 1, 2, 0, 1));
        assertThat(network.transparent()).isTrue();
        assertThat(network.nodes().getLast().op()).isEqualTo(new Op.Linear(10));
        assertThat(network.nodes().stream().map(Node::name))
                .contains(
                        "input", "stage1/layer1/identity", "stage3/layer8/mbconv/residual/1/depthwise", "global_pool");
    }

    @Test
    void anInvertedBottleneckIsBuiltAsItsOperationSays() {
        var network = space().network(new Architecture("my-space", 2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(network.nodes())
                .filteredOn(node -> node.name().startsWith("stage1/layer1/"))
                .extracting(Node::op)
                .containsExactly(
                        new Op.Conv(1, 1, 1, 192),
                        new Op.BatchNorm(),
                        new Op.Activation(Op.Activation.Kind.RELU6),
                        new Op.Conv(5, 1, 192, 192),
                        new Op.BatchNorm(),
                        new Op.Activation(Op.Activation.Kind.RELU6),
                        new Op.Conv(1, 1, 1, 32),
                        new Op.BatchNorm(),
                        new Op.Add());
    }

    @Test
    void aValueMayReferToADecisionAndCompute() {
        var space = space("kernel: [3, 5], width: [0.5, 1.5]", "", """
                {conv: {kernel: "${kernel}", channels: "${32 * width}", stride: "${(kernel - 1) / 2}"}}""");
        assertThat(ops(space, 0, 0)).containsExactly(new Op.Conv(3, 1, 1, 16));
        assertThat(ops(space, 1, 1)).containsExactly(new Op.Conv(5, 2, 1, 48));
    }

    @Test
    void aNumberOfRepeatsMayBeADecision() {
        var space = space(
                "depth: [0, 1, 3]", "", "{repeat: {times: \"${depth}\", layers: [{conv: {kernel: 3, channels: 4}}]}}");
        assertThat(ops(space, 0)).isEmpty();
        assertThat(ops(space, 2)).hasSize(3).containsOnly(new Op.Conv(3, 1, 1, 4));
        assertThat(nodes(space, 2)).extracting(Node::name).contains("repeat1/1/conv", "repeat1/3/conv");
    }

    @Test
    void aDecisionMayNameAnOperationWithSettings() {
        var space = space(
                "block: [wide, max_pool], kernel: [3, 5]",
                "wide: [{conv: {kernel: \"${kernel}\", channels: \"${channels}\"}}]",
                "{\"${block}\": {kernel: \"${kernel}\", channels: 7}}");
        assertThat(ops(space, 0, 1)).containsExactly(new Op.Conv(5, 1, 1, 7));
        assertThat(ops(space, 1, 0)).containsExactly(new Op.Pool(Op.Pool.Kind.MAX, 3, 1));
    }

    @Test
    void theNameOfAnOperationMayBeComposed() {
        var space = space("k: [3, 5]", "c3: [relu], c5: [sigmoid]", "\"c${k}\"");
        assertThat(ops(space, 0)).containsExactly(new Op.Activation(Op.Activation.Kind.RELU));
        assertThat(ops(space, 1)).containsExactly(new Op.Activation(Op.Activation.Kind.SIGMOID));
    }

    @Test
    void branchesAreAddedOrPutSideBySide() {
        var space = space("k: [3]", "", """
                {concat: [[{conv: {kernel: 1, channels: 4}}], []]}, {add: [[{conv: {kernel: "${k}", channels: 7}}], []]}""");
        assertThat(nodes(space, 0))
                .containsExactly(
                        new Node("input", new Op.Input(3, 8)),
                        new Node("concat/1/conv", new Op.Conv(1, 1, 1, 4), "input"),
                        new Node("concat", new Op.Concat(), "concat/1/conv", "input"),
                        new Node("add/1/conv", new Op.Conv(3, 1, 1, 7), "concat"),
                        new Node("add", new Op.Add(), "add/1/conv", "concat"));
    }

    @Test
    void aShortcutMayHaveLayersOfItsOwnOrYieldWhereShapesDiffer() {
        var body = "body: [{conv: {kernel: 3, channels: \"${c}\"}}]";
        var projected = space(
                "c: [3, 6]", "", "{residual: {" + body + ", shortcut: [{conv: {kernel: 1, channels: \"${c}\"}}]}}");
        assertThat(ops(projected, 1)).endsWith(new Op.Conv(1, 1, 1, 6), new Op.Add());
        var yielding = space("c: [3, 6]", "", "{residual: {" + body + ", shortcut: if_same}}");
        assertThat(ops(yielding, 0)).containsExactly(new Op.Conv(3, 1, 1, 3), new Op.Add());
        assertThat(ops(yielding, 1)).containsExactly(new Op.Conv(3, 1, 1, 6));
    }

    @Test
    void everyOperationCanBeWritten() {
        var space = space("k: [3]", "", """
                batchnorm, relu, relu6, swish, hard_swish, sigmoid, identity, zero, mish, erf, instancenorm,
                layernorm, scale, bias, {product: [[], relu, []]}, {subtract: [relu, []]}, {depthwise: {kernel: "${k}", dilation: 2}},
                {max_pool: 3}, {avg_pool: {kernel: 2, stride: 2}}, {squeeze_excite: 2}, global_pool, {linear: "${classes}"}""");
        assertThat(ops(space, 0))
                .hasSize(24)
                .contains(
                        new Op.Conv(3, 1, 3, 3, 2),
                        new Op.LayerNorm(),
                        new Op.Merge(Op.Merge.Kind.SUBTRACT),
                        new Op.SqueezeExcite(2),
                        new Op.Pool(Op.Pool.Kind.AVERAGE, 2, 2))
                .endsWith(new Op.GlobalPool(), new Op.Linear(10));
    }

    @Test
    void decisionsMayBeAListAndOptionsNumbers() {
        var space = CustomSpace.read("""
                name: listed
                decisions:
                  - {name: kernel, options: [3, "5", 7.5]}
                  - name: "3<-0"
                    options: [none, skip]
                """);
        assertThat(space.decisions())
                .containsExactly(
                        new Decision("kernel", List.of("3", "5", "7.5")),
                        new Decision("3<-0", List.of("none", "skip")));
        assertThat(space.summary()).isEqualTo("A space of 2 decisions.");
    }

    @Test
    void withoutATemplateOnlyNamesAreKnown() {
        var space = CustomSpace.read("name: bare\ndecisions: {a: [x, y], b: [1, 2]}");
        var network = space.network(new Architecture("bare", 1, 0));
        assertThat(network)
                .isEqualTo(new Network(
                        new Architecture("bare", 1, 0),
                        List.of(new Node("a", new Op.Named("y")), new Node("b", new Op.Named("1"), "a"))));
        assertThat(network.transparent()).isFalse();
    }

    @Test
    void anArchitectureOfAnotherSpaceIsNotBuilt() {
        assertThatThrownBy(() -> example().network(new Architecture("my-space", 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The architecture (my-space:0-0) must be one of my-space: 8 choices within its options.");
    }
}
