package dev.espalier.space.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.space.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceRefusalTest {

    private static List<String> problems(String yaml) {
        var refusal = catchThrowableOfType(Refusal.class, () -> CustomSpace.read(yaml));
        assertThat(refusal).as("refusal of%n%s", yaml).isNotNull();
        return refusal.problems();
    }

    private static List<String> problems(String ops, String layers) {
        return problems("""
                name: small
                decisions: {k: [3, 5]}
                ops: {%s}
                network:
                  input: {channels: 3, size: 8, classes: 10}
                  layers: [%s]
                """.formatted(ops, layers));
    }

    @Test
    void everyProblemIsNamedAtOnceWithItsLine() {
        assertThat(problems("""
                name: My Space
                sumary: Misspelled.
                decisions:
                  kernel: [3, 3]
                  width: []
                  depth: 4
                  depth: [1, 2]
                """))
                .containsExactlyInAnyOrder(
                        "The key `depth` stands twice, in lines 6 and 7.",
                        "The key `sumary` in line 2 is not known here; known are name, summary, decisions, ops, network.",
                        "The `name` (My Space) in line 1 must be 1 to 64 lower-case letters, digits, - and _.",
                        "The option (3) of `kernel` in line 4 stands twice.",
                        "The options of `width` in line 5 must be a list of 1 to 1,000.",
                        "The options of `depth` in line 6 must be a list of 1 to 1,000.");
    }

    @Test
    void anAliasBombIsRefusedBeforeItCanGrow() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9)));
        }
        var found = problems(bomb.toString());
        assertThat(found)
                .contains("The &a0 in line 1 must be written out: anchors and aliases are not read.")
                .contains("The *a0 in line 2 must be written out: anchors and aliases are not read.")
                .last()
                .asString()
                .matches("There are [0-9,]+ problems more\\.");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problems("name: " + "[".repeat(50_000)))
                .containsExactly("The file must nest at most 32 deep, but goes deeper in line 1.");
    }

    @Test
    void aFileOfMoreThanOneMebibyteIsRefused() {
        assertThat(problems("#".repeat(1_048_577)))
                .containsExactly("The file must be at most 1 MiB, but has 1,048,577 characters.");
    }

    @Test
    void typeTagsAreRefused() {
        assertThat(problems("name: !!javax.script.ScriptEngineManager [x]\ndecisions: {k: [!!int 3]}"))
                .contains(
                        "The type tag (tag:yaml.org,2002:javax.script.ScriptEngineManager) in line 1 must be left out: only text and numbers are read.",
                        "The type tag (tag:yaml.org,2002:int) in line 2 must be left out: only text and numbers are read.");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLineAndAHint() {
        assertThat(problems("name: x\ndecisions: {k: [3}"))
                .singleElement()
                .asString()
                .startsWith("The YAML breaks in line 2: ");
        assertThat(problems("name: x\nnetwork: {layers: [${k}]}"))
                .last()
                .asString()
                .contains("\nMaybe put ${…} in quotes");
        assertThat(problems("name: \u0001")).singleElement().asString().startsWith("The file must be YAML in UTF-8");
    }

    @Test
    void emptyAndDoubleFilesAreRefused() {
        assertThat(problems("")).containsExactly("The file must hold a space, but is empty.");
        assertThat(problems("name: a\n---\nname: b"))
                .containsExactly("The file must hold one space, but another one starts in line 2.");
        assertThat(problems("- a"))
                .containsExactly("The file must have the keys name, summary, decisions, ops, network.");
    }

    @Test
    void namesThatMeanNothingAreFound() {
        assertThat(problems("unused: [relu]", "{conv: {kernel: \"${kernle}\", channels: 4}}, nosuch"))
                .containsExactly(
                        "The name (kernle) in line 6 must be one of k, or in, size, classes or a setting given to an operation.",
                        "The decision `k` must be used by the network, but is not.",
                        "The operation (nosuch) in line 6 is not known; known are abs, add, asinh, atan, avg_pool, batchnorm, bias, concat, conv, cos, cosh, cube, depthwise, divide, erf, exp, gaussian, global_pool, hard_swish, identity, instancenorm, layernorm, leaky_relu, linear, log, max_pool, maximum, minimum, mish, negative, negative_part, product, relu, relu6, repeat, residual, root, scale, sigmoid, sin, sinc, sinh, softplus, square, squeeze_excite, stage, subtract, swish, tanh, unused, zero.");
    }

    @Test
    void anOptionUsedAsAnOperationMustNameOne() {
        assertThat(problems("", "\"${k}\""))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("The option (3) of `k` must name an operation, as line 6 uses it as one; known are ");
    }

    @Test
    void missingAndUnknownSettingsAreFound() {
        assertThat(
                        problems(
                                "",
                                "{conv: {kernel: \"${k}\", filters: 4}}, conv, repeat, {add: [[relu]]}, {linear: [3]}, {divide: [relu, [], relu]}"))
                .contains(
                        "The setting `filters` of conv in line 6 is not known; known are [kernel, channels, stride, groups, dilation].",
                        "The `channels` of conv in line 6 must be given.",
                        "The `kernel` of conv in line 6 must be given.",
                        "The `repeat` in line 6 must have layers.",
                        "The joined branches in line 6 must be a list of at least two lists of layers.",
                        "The settings of linear in line 6 must be keys with values, but are a list.",
                        "The `divide` in line 6 must have two branches, but has 3.");
    }

    @Test
    void whatCannotBeBuiltIsFoundWithAnArchitecture() {
        assertThat(problems("", "{residual: [{conv: {kernel: 3, channels: \"${k}\"}}]}"))
                .containsExactly("In line 6: The inputs of the node residual must have one shape, but are "
                        + "Shape[channels=5, size=8] and Shape[channels=3, size=8].\n"
                        + "Maybe see small:1, with which it is so.");
        assertThat(problems("", "{conv: {kernel: 1, channels: \"${k - 3}\"}}"))
                .containsExactly(
                        "The `channels` (${k - 3}) in line 6 must be a number from 1 to 1,000,000, but is (0).\n"
                                + "Maybe see small:0, with which it is so.");
        assertThat(problems("", "{conv: {kernel: 1, channels: 4, groups: \"${k}\"}}"))
                .anySatisfy(problem -> assertThat(problem).contains("must divide its channels, 3 in and 4 out"));
    }

    @Test
    void expressionsThatMeanNothingAreRefused() {
        assertThat(problems("", "{conv: {kernel: \"${k +}\", channels: \"${(k}\"}}, {linear: \"${k ^ 2}\"}"))
                .contains(
                        "The expression (${k +}) in line 6 cannot be read: something is missing at its end.",
                        "The expression (${(k}) in line 6 cannot be read: a parenthesis is not closed.",
                        "The expression (${k ^ 2}) in line 6 cannot be read: (^ 2) has no meaning.");
    }

    @Test
    void operationsThatContainThemselvesAreRefused() {
        assertThat(problems("a: [b], b: [a]", "a, {linear: \"${k}\"}"))
                .singleElement()
                .asString()
                .startsWith(
                        "The operations must nest at most 32 deep, but go deeper in line 3.\nMaybe one contains itself.");
    }

    @Test
    void operationsThatMultiplyAreRefused() {
        var ops = new StringBuilder("a0: []");
        for (int i = 1; i < 25; i++) {
            ops.append(", a%d: [%s]".formatted(i, "a%d, ".formatted(i - 1).repeat(8)));
        }
        var found = problems(ops.toString(), "a24, {linear: \"${k}\"}");
        assertThat(found)
                .first()
                .asString()
                .startsWith("The network must have at most 50,000 layers, but has more in line 3.");
        assertThat(problems("", "{repeat: {times: 20000, layers: [relu]}}, {linear: \"${k}\"}"))
                .first()
                .asString()
                .startsWith("The network must have at most 10,000 operations, but has more in line 6.");
    }

    @Test
    void operationsWithoutANetworkAreRefused() {
        assertThatThrownBy(() -> CustomSpace.read("name: x\ndecisions: {k: [1]}\nops: {a: [relu]}"))
                .isInstanceOf(Refusal.class)
                .hasMessage("The `ops` in line 3 must be used by a `network`, but there is none.");
    }

    @Test
    void namesThatHaveAMeaningAreRefused() {
        assertThat(problems("""
                name: x
                decisions: {in: [1], "a/b": [2]}
                ops: {conv: [relu]}
                network:
                  input: {channels: 3, size: 8}
                  layers: [{linear: "${in}"}]
                """))
                .contains(
                        "The decision `in` must have another name: this one has a meaning.",
                        "The `classes` of the `input` in line 5 must be a number.")
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("The operation (conv) in line 3 must have a name of its own"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("The decision `a/b` in line 2 must have a name of its own"));
    }
}
