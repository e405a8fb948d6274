package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.server.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleFilesTest {

    private static final Path FOLDER = Path.of("../../examples");

    @ParameterizedTest
    @ValueSource(strings = {"first-search", "random-baseline", "two-objectives"})
    void holdsWhatAnExperimentNeeds(String name) throws IOException {
        var file = FOLDER.resolve(name + ".yaml");

        var experiment = Yaml.read(file.toString(), Files.readAllBytes(file));

        assertThat(experiment.path("name").asText()).isEqualTo(name);
        assertThat(experiment.path("space").asText()).isEqualTo("nasbench201");
        assertThat(experiment.path("evaluator").path("table").asText()).isEqualTo("nasbench201-cifar10");
        assertThat(experiment.path("budget").path("trials").asInt()).isPositive();
        assertThat(experiment.path("seed").isIntegralNumber()).isTrue();
    }
}
