package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

    static Stream<List<String>> commands() {
        var all = new ArrayList<List<String>>();
        collect(Commands.ALL, List.of(), all);
        return all.stream();
    }

    private static void collect(List<CommandTree.Node> nodes, List<String> above, List<List<String>> all) {
        for (var node : nodes) {
            var words = Stream.concat(
                            above.stream(), Stream.of(node.annotation().name()))
                    .toList();
            if (node.children().isEmpty()) {
                all.add(words);
            }
            collect(node.children(), words, all);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(List<String> words) {
        var help = Typed.at(
                Typed.NOWHERE,
                Map.of(),
                Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new));

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: espalier " + String.join(" ", words));
        if (!words.equals(List.of("self-test"))) {
            assertThat(help.out()).contains("\nExample:\n  ").contains("./espalier " + words.getFirst());
        }
    }

    @Test
    void listsEveryCommandOnALineOfItsOwn() {
        var help = Typed.at(Typed.NOWHERE, Map.of(), "--help").lines();
        var listed = help.subList(help.indexOf("Commands:") + 1, help.indexOf("Example:") - 1);

        assertThat(listed)
                .hasSize(20)
                .allMatch(line -> line.matches("  [a-z]+ +[A-Z].*"))
                .noneMatch(line -> line.contains("self-test"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleCanBeCopied(List<String> words) {
        var help = Typed.at(
                        Typed.NOWHERE,
                        Map.of(),
                        Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new))
                .out();

        assertThat(help.substring(Math.max(0, help.indexOf("\nExample:"))).replaceFirst("Usage: espalier", ""))
                .doesNotContainPattern("(?<![./a-z-])espalier [a-z]");
    }

    @Test
    void helpIsAlsoAVerb() {
        assertThat(Typed.at(Typed.NOWHERE, Map.of(), "help", "experiment", "set"))
                .isEqualTo(Typed.at(Typed.NOWHERE, Map.of(), "experiment", "set", "--help"));
        assertThat(Typed.at(Typed.NOWHERE, Map.of())).isEqualTo(Typed.at(Typed.NOWHERE, Map.of(), "--help"));
    }

    @Test
    void aGroupsHelpListsItsVerbs() {
        assertThat(Typed.at(Typed.NOWHERE, Map.of(), "experiment", "--help").out())
                .contains("  pause ", "  verify ", "  export ");
    }

    @Test
    void completesEveryVerbInAScriptThatBashCanRead() throws IOException, InterruptedException {
        var script = Typed.at(Typed.NOWHERE, Map.of(), "completion", "bash").out();

        assertThat(script).contains("--budget-gpu-time", "evaluator", "bashcompinit");
        var bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void passesItsSelfTest() {
        assertThat(Typed.at(Typed.NOWHERE, Map.of(), "self-test"))
                .isEqualTo(new Typed(0, "The self-test passed.\n", ""));
    }
}
