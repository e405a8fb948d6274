package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MisuseTest {

    static Stream<Arguments> lines() {
        return Stream.of(
                of("There is no command exprimnt.\nMaybe experiment.", "exprimnt", "list"),
                of("The command espalier experiment has no verb lst.\nMaybe list.", "experiment", "lst"),
                of(
                        "The command espalier experiment list has no option --limt.\nMaybe --limit.",
                        "experiment",
                        "list",
                        "--limt",
                        "3"),
                of("There is no command zzz.\nMaybe see: ./espalier --help", "zzz"),
                of(
                        "The command espalier space needs one of list, describe, sample, export or add.\nMaybe see: ./espalier space --help",
                        "space"),
                of("The command espalier run needs FILE.\nMaybe see: ./espalier run --help", "run"),
                of("The command espalier run does not expect b.\nMaybe see: ./espalier run --help", "run", "a", "b"),
                of(
                        "Either --space or --architecture must say what is measured.\nMaybe --space nasbench201 --count 20 or --architecture nasbench201:0-3-2-1-4-0",
                        "device",
                        "measure",
                        "this-cpu"),
                of(
                        "Either --space or --architecture must say what is measured.\nMaybe --space nasbench201 --count 20 or --architecture nasbench201:0-3-2-1-4-0",
                        "device",
                        "measure",
                        "this-cpu",
                        "--space",
                        "nasbench201",
                        "--architecture",
                        "nasbench201:0-3-2-1-4-0"),
                of(
                        "The --count, --seed and --random choose from a --space, so they go without --architecture.",
                        "device",
                        "measure",
                        "this-cpu",
                        "--architecture",
                        "nasbench201:0-3-2-1-4-0",
                        "--count",
                        "3"),
                of(
                        "The command espalier experiment set needs ID.\nMaybe see: ./espalier experiment set --help",
                        "experiment",
                        "set"),
                of(
                        "The command experiment set needs something to change.\nMaybe --budget-trials, --budget-gpu-time, --at-most, --no-limit or --concurrency.",
                        "experiment",
                        "set",
                        "x"),
                of(
                        "The --budget-trials (abc) must be a whole number.\nMaybe see: ./espalier experiment set --help",
                        "experiment",
                        "set",
                        "x",
                        "--budget-trials",
                        "abc"),
                of(
                        "The --budget-trials (2.5) must be a whole number.\nMaybe see: ./espalier experiment set --help",
                        "experiment",
                        "set",
                        "x",
                        "--budget-trials",
                        "2.5"),
                of(
                        "The --budget-trials (99999999999) must be a whole number.\nMaybe see: ./espalier experiment set --help",
                        "experiment",
                        "set",
                        "x",
                        "--budget-trials",
                        "99999999999"),
                of(
                        "The option --budget-trials needs a value.\nMaybe see: ./espalier experiment set --help",
                        "experiment",
                        "set",
                        "x",
                        "--budget-trials"),
                of(
                        "The --at-most (latency) must be a metric and its limit, like 'latency_ms@pixel3=3 ms'.",
                        "experiment",
                        "set",
                        "x",
                        "--at-most",
                        "latency"),
                of(
                        "The --at-most (=3 ms) must be a metric and its limit, like 'latency_ms@pixel3=3 ms'.",
                        "experiment",
                        "set",
                        "x",
                        "--at-most",
                        "=3 ms"),
                of(
                        "The --at-most (latency_ms=) must be a metric and its limit, like 'latency_ms@pixel3=3 ms'.",
                        "experiment",
                        "set",
                        "x",
                        "--at-most",
                        "latency_ms="),
                of(
                        "The command espalier experiment fork needs --round.\nMaybe see: ./espalier experiment fork --help",
                        "experiment",
                        "fork",
                        "x"),
                of(
                        "The --round (two) must be a whole number.\nMaybe see: ./espalier experiment fork --help",
                        "experiment",
                        "fork",
                        "x",
                        "--round",
                        "two"),
                of(
                        "The --set (population=20) must be a method's setting and its value, like method.population=20.",
                        "experiment",
                        "fork",
                        "x",
                        "--round",
                        "1",
                        "--set",
                        "population=20"),
                of(
                        "The --set (method.=20) must be a method's setting and its value, like method.population=20.",
                        "experiment",
                        "fork",
                        "x",
                        "--round",
                        "1",
                        "--set",
                        "method.=20"),
                of(
                        "The --output (xml) must be table, json or yaml.\nMaybe see: ./espalier experiment list --help",
                        "experiment",
                        "list",
                        "-o",
                        "xml"),
                of("The --limit (0) must be at least 1.", "experiment", "list", "--limit", "0"),
                of(
                        "The --format (txt) must be model, yaml, json or csv.\nMaybe see: ./espalier experiment export --help",
                        "experiment",
                        "export",
                        "x",
                        "--format",
                        "txt"),
                of(
                        "The command experiment watch needs either an ID or --all.\nMaybe see: ./espalier experiment list",
                        "experiment",
                        "watch"),
                of(
                        "The command experiment watch needs either an ID or --all.\nMaybe see: ./espalier experiment list",
                        "experiment",
                        "watch",
                        "x",
                        "--all"),
                of("The ID must not be empty.\nMaybe see: ./espalier experiment list", "experiment", "describe", ""),
                of(
                        "The command espalier trial describe needs TRIAL.\nMaybe see: ./espalier trial describe --help",
                        "trial",
                        "describe",
                        "x"),
                of(
                        "The SHELL (fish) must be bash or zsh.\nMaybe see: ./espalier completion --help",
                        "completion",
                        "fish"),
                of(
                        "The space must be told once, before the file or by --space.\nMaybe see: ./espalier table import --help",
                        "table",
                        "import",
                        "x.csv"),
                of(
                        "The command worker is carried out by the launcher, not by this program.\nMaybe: ./espalier worker",
                        "worker",
                        "--queues",
                        "gpu"),
                of(
                        "The command up is carried out by the launcher, not by this program.\nMaybe: ./espalier up",
                        "up",
                        "--port",
                        "3"));
    }

    private static Arguments of(String told, String... words) {
        return Arguments.of(told, words);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("lines")
    void tellsInASentenceWhatIsWrongAndWhereToLook(String told, String[] words) {
        assertThat(Typed.at(Typed.NOWHERE, Map.of(), words)).isEqualTo(new Typed(2, "", told + "\n"));
    }

    @Test
    void tellsWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
        var empty = Files.createFile(folder.resolve("empty.yaml"));
        var large = Files.write(folder.resolve("large.yaml"), new byte[1_000_001]);
        var other = Files.writeString(folder.resolve("runs.xls"), "x");
        var table = Files.createFile(folder.resolve("empty.csv"));

        assertRefused(1, "There is no file (nope.yaml) in ", "run", "nope.yaml");
        assertRefused(1, "There is no file () in ", "run", "");
        assertRefused(1, "The file (%s) is a folder.".formatted(folder), "run", folder.toString());
        assertRefused(1, "The file (%s) is empty.".formatted(empty), "experiment", "create", empty.toString());
        assertRefused(1, "The file (%s) is larger than 1 MB".formatted(large), "space", "add", large.toString());
        assertRefused(1, "The file's name (a?b) is not possible here.", "run", "a\0b");
        assertRefused(
                2,
                "The file (%s) must end in .parquet, .csv or .csv.gz.".formatted(other),
                "table",
                "import",
                other.toString(),
                "--space",
                "s",
                "--metric",
                "a=b");
        assertRefused(
                1,
                "The file (%s) is empty.".formatted(table),
                "table",
                "import",
                table.toString(),
                "--space",
                "s",
                "--metric",
                "a=b");
        Files.writeString(table, "a,b\n");
        assertRefused(
                2,
                "The --metric (a) must be a metric and its column",
                "table",
                "import",
                table.toString(),
                "--space",
                "s",
                "--metric",
                "a");
    }

    private static void assertRefused(int code, String told, String... words) {
        var typed = Typed.at(Typed.NOWHERE, Map.of(), words);

        assertThat(typed.code()).isEqualTo(code);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).startsWith(told).doesNotContain("Exception", "\tat ");
    }
}
