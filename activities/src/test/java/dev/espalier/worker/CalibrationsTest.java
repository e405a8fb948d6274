package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.DeviceCalibration;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.lookup.HelpDevices;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user measures 20 architectures and searches under a limit of what is predicted from them. */
class CalibrationsTest {

    private static final NasBench201 SPACE = new NasBench201();
    private static final Metric LATENCY = Metric.latencyMs("my-phone");
    private static final Metric UNCERTAINTY = Metric.latencyStdMs("my-phone");

    @TempDir
    Path folder;

    private TestEngine engine;

    @BeforeEach
    void up() {
        engine = new TestEngine(folder);
    }

    @AfterEach
    void down() {
        engine.close();
    }

    private LatencyModel add(TestEngine engine, String name, String space, String csv) {
        var device = new Device(name, "My phone", "TFLite 2.16", 1, "fp32");
        var content = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        return engine.desk.catalogue().addDevice(new DeviceCalibration(device, space, content));
    }

    private LatencyModel add(String name, String csv) {
        return add(engine, name, NasBench201.NAME, csv);
    }

    private List<Architecture> chosen() {
        return engine.desk.catalogue().worthMeasuring(SPACE, 20, 3);
    }

    private String measured() {
        var pixel3 = new HelpDevices().pixel3();
        return chosen().stream()
                .map(architecture -> "%s,%s"
                        .formatted(
                                architecture.id(),
                                pixel3.latency(SPACE.network(architecture)).meanMs()))
                .collect(Collectors.joining("\n", "architecture,latency_ms\n", "\n"));
    }

    private static Experiment limited(String id, double atMost) {
        var problem = new SearchProblem(
                NasBench201.NAME,
                List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                List.of(new Constraint(LATENCY, atMost)));
        var shipped = TestEngine.experiment(id, 60, 7);
        return new Experiment(
                id,
                0,
                id,
                problem,
                shipped.method(),
                shipped.evaluator(),
                shipped.pool(),
                shipped.batch(),
                shipped.concurrency(),
                List.of(),
                shipped.budget(),
                7,
                shipped.labels(),
                null);
    }

    @Test
    void aCalibratedDeviceIsThereForEveryProcessAndPredictsTheSame() {
        var added = add("my-phone", measured());
        try (var elsewhere = new TestEngine(folder)) {
            assertThat(elsewhere.desk.catalogue().devices())
                    .extracting(model -> model.device().name())
                    .containsExactly("my-phone", "pixel3", "raspi4");
            var again = elsewhere.desk.catalogue().devices().getFirst();
            assertThat(again.calibration()).isEqualTo(added.calibration());
            for (int index = 0; index < 15_625; index += 500) {
                var network = SPACE.network(SPACE.ofIndex(index));
                assertThat(again.latency(network)).isEqualTo(added.latency(network));
            }
        }
    }

    @Test
    void trialsSayWhatIsPredictedHowUncertainThatIsAndWhatWasMeasured() {
        add("my-phone", measured());
        var result = engine.run(limited("x", 8));
        assertThat(Objects.requireNonNull(result.checkpoint()).trials()).isEqualTo(60);
        assertThat(engine.ledger.trials("x")).isNotEmpty().allSatisfy(trial -> {
            var measured = (Outcome.Measured) trial.outcome();
            assertThat(measured.measures().get(LATENCY)).isLessThanOrEqualTo(8);
            if (chosen().contains(trial.candidate().architecture())) {
                assertThat(measured.sources()).containsEntry(LATENCY.name(), Latency.Source.MEASURED);
            } else {
                assertThat(measured.sources()).containsEntry(LATENCY.name(), Latency.Source.PREDICTED);
                assertThat(measured.measures().get(UNCERTAINTY)).isPositive();
            }
        });
    }

    @Test
    void aSearchUnderItsLimitIsVerifiedAndAForkRepeatsIt() {
        add("my-phone", measured());
        var parent = limited("x", 8);
        var last = Objects.requireNonNull(engine.run(parent).checkpoint());
        try (var elsewhere = new TestEngine(folder)) {
            assertThat(new Verification(elsewhere.desk)
                            .verify("x", last, (_, _) -> {})
                            .ok())
                    .isTrue();
        }
        engine.run(TestEngine.forked("y", parent, 3, 7));
        assertThat(architectures("y")).isNotEmpty().isEqualTo(architectures("x").subList(20, 60));
    }

    private List<Architecture> architectures(String experiment) {
        return engine.ledger.trials(experiment).stream()
                .map(Trial::candidate)
                .map(candidate -> candidate.architecture())
                .toList();
    }

    @Test
    void theSameMeasurementsAgainChangeNothingAndOthersNeedAnotherName() {
        var csv = measured();
        add("my-phone", csv);
        var reversed = csv.lines().skip(1).toList().reversed().stream()
                .collect(Collectors.joining("\n", "architecture,latency_ms\n", "\n"));
        assertThat(add("my-phone", reversed).device().name()).isEqualTo("my-phone");
        assertThatThrownBy(() -> add("my-phone", csv.replaceFirst(",[0-9.]+\n", ",5\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The device (my-phone) must have a name of its own");
        assertThatThrownBy(() -> add("pixel3", csv))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The device (pixel3) must have a name of its own: one of the shipped");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsKept() throws IOException {
        var csv = """
                architecture,latency_ms
                nasbench201:0-0-0-0-0-3,4
                nasbench201:0-0-0-0-0-3,4.1
                nasbench201:9-9,5
                nasbench201:0-0-0-0-0-2,-2
                nasbench201:0-0-0-0-3-3,fast
                nasbench201:0-0-0-1-3-3,
                """;
        assertThatThrownBy(() -> add("My Phone", csv))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "The `name` (My Phone) must be 1 to 64 lower-case letters, digits, - and _.",
                                        "The architecture in line 3 stands in line 2 already.",
                                        "The `architecture` in line 4 cannot be read: The architecture (nasbench201:9-9) is not in the space (nasbench201).",
                                        "The `latency_ms` (-2) in line 5 must be above 0, as latency_ms is in milliseconds.",
                                        "The `latency_ms` (fast) in line 6 must be a number.",
                                        "The `latency_ms` in line 7 is missing.\nMaybe leave such rows out: a table need not cover its space.",
                                        "The file must have at least 10 rows, but has 6."));
        assertThatThrownBy(() -> add(engine, "mine", "nowhere", csv))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("There is no space (nowhere); there are nasbench201.");
        assertThatThrownBy(() -> add("mine", "architecture,latency_us\n"))
                .hasMessage("There is no column (latency_ms); the file has architecture, latency_us.");
        assertThat(Files.exists(folder.resolve("devices"))).isFalse();
    }

    @Test
    void anExperimentOfAnotherSpaceIsRefused() throws IOException {
        add("my-phone", measured());
        engine.desk.catalogue().addSpace(Files.readString(Path.of("../examples/my-space.yaml")));
        var other = limited("x", 8);
        var problem = new SearchProblem(
                "my-space", other.problem().objectives(), other.problem().constraints());
        var moved = new Experiment(
                "x",
                0,
                "x",
                problem,
                new Component("random-search", new TreeMap<>()),
                new Component("toy", new TreeMap<>()),
                10,
                10,
                8,
                List.of(),
                other.budget(),
                7,
                other.labels(),
                null);
        assertThat(engine.desk.catalogue().problems(moved))
                .anyMatch(
                        said -> said.startsWith("The device (my-phone) predicts no latency of the space (my-space): "));
    }
}
