package dev.espalier.evaluate.zerocost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.TinyImages;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.TrainingEvaluatorContract;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Objective.Direction;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.cell.NasBenchNlp;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.sgnas.Sgnas;
import dev.espalier.worker.Unhurried;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZeroCostEvaluatorTest extends TrainingEvaluatorContract<ZeroCostSettings> {

    private static final Objective UNEVEN = new Objective(Metric.NTK_CONDITION, Direction.MINIMIZE);

    @TempDir
    Path kept;

    @Override
    protected Evaluator<ZeroCostSettings> evaluator() {
        return evaluator(new NasBench201());
    }

    private static ZeroCostEvaluator evaluator(SearchSpace space) {
        return new ZeroCostEvaluator(
                name -> Stream.of(space).filter(one -> one.name().equals(name)).findFirst(),
                new TinyImages(64),
                () -> 0);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("dataset", "tiny", "batch", 6, "cells", 1, "width", 4, "crops", 90);
    }

    @Override
    protected List<Objective> objectives() {
        return List.of(UNEVEN);
    }

    private ZeroCostSettings parsed(Map<String, Object> changed) {
        var all = new HashMap<>(settings());
        all.putAll(changed);
        return Settings.parse("evaluator zero-cost", ZeroCostSettings.class, all);
    }

    private Outcome outcome(SearchSpace space, Architecture architecture, ZeroCostSettings settings) {
        return evaluator(space)
                .evaluate(
                        List.of(new Candidate(architecture, List.of(), "random")),
                        new SearchProblem(space.name(), List.of(UNEVEN), List.of()),
                        settings,
                        new Unhurried(new FileArtifactStore(kept)))
                .getFirst()
                .outcome();
    }

    private Map<String, Double> scores(SearchSpace space, Architecture architecture, ZeroCostSettings settings) {
        var outcome = outcome(space, architecture, settings);
        assertThat(outcome).isInstanceOf(Outcome.Measured.class);
        return ((Outcome.Measured) outcome).measures().values();
    }

    static Stream<Arguments> spaces() throws IOException {
        var own = CustomSpace.read(Files.readString(Path.of("..", "examples", "my-space.yaml")));
        return Stream.of(
                Arguments.of(new NasBench201(), Map.of()),
                Arguments.of(new NasBench101(), Map.of("width", 8, "crop_width", 8)),
                Arguments.of(new Darts(), Map.of("cells", 3)),
                Arguments.of(new Sgnas(), Map.of("cells", 1, "width", 8)),
                Arguments.of(own, Map.of("cells", 0, "width", 0, "crop_width", 0, "crop_size", 8)));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void scoresNetworksOfEverySpaceOfImages(SearchSpace space, Map<String, Object> changed) {
        var settings = parsed(changed);
        assertThat(evaluator(space).problems(new SearchProblem(space.name(), List.of(UNEVEN), List.of()), settings))
                .isEmpty();
        var values = scores(space, space.sample(new SplittableRandom(2)), settings);
        assertThat(values)
                .containsOnlyKeys("synflow", "logsynflow", "naswot", "grad_norm", "ntk_condition", "linear_regions");
        assertThat(values.values()).allMatch(Double::isFinite);
        assertThat(values.get("ntk_condition")).isGreaterThanOrEqualTo(1);
        assertThat(values.get("linear_regions")).isBetween(2.0, 90.0);
    }

    @Test
    void theSameSeedHasTheSameBitsAndAnotherSeedOthers() {
        var cell = new NasBench201().ofIndex(1);
        var space = new NasBench201();
        var once = scores(space, cell, parsed(Map.of()));
        assertThat(scores(space, cell, parsed(Map.of()))).isEqualTo(once);
        var other = scores(space, cell, parsed(Map.of("seed", 2)));
        for (var name : List.of("synflow", "naswot", "grad_norm", "ntk_condition")) {
            assertThat(other.get(name)).isNotEqualTo(once.get(name));
        }
    }

    private double synflow(Map<String, Object> given) {
        var settings = new TreeMap<>(given);
        settings.put("scores", "synflow");
        var space = new NasBench201();
        return Objects.requireNonNull(
                scores(space, space.ofIndex(1), parsed(settings)).get("synflow"));
    }

    @Test
    void repeatsAreTheMeanOverTheSeedsThatFollow() {
        double mean = synflow(Map.of("repeats", 2));
        double first = synflow(Map.of());
        double second = synflow(Map.of("seed", 2));
        assertThat(mean).isEqualTo(first / 2 + second / 2);
    }

    @Test
    void onlyWhatIsAskedForIsComputed() {
        var space = new NasBench201();
        assertThat(scores(space, space.ofIndex(1), parsed(Map.of("scores", "naswot,  linear_regions"))))
                .containsOnlyKeys("naswot", "linear_regions");
    }

    @Test
    void cellsThatBuildOneNetworkHaveOneScore() {
        var space = new NasBench201();
        // The second differs in an operation that only an absent one reads.
        var one = space.parse("|nor_conv_3x3~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|");
        var other = space.parse("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|");
        assertThat(scores(space, one, parsed(Map.of()))).isEqualTo(scores(space, other, parsed(Map.of())));
    }

    @Test
    void aNetworkWithoutAPathFailsInASentence() {
        var space = new NasBench201();
        var none = space.parse("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|");
        assertThat(outcome(space, none, parsed(Map.of())))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error())
                                .startsWith("The network has scores that are not finite: ")
                                .contains("naswot (-Infinity)")
                                .endsWith("Maybe nothing leads from its input to its output."));
    }

    @Test
    void anArchitectureThatFitsNoSuchImageFailsAloneInASentence() {
        var tiny = new Fidelity(0, 3);
        var evaluation = evaluator(new NasBench201())
                .evaluate(
                        List.of(new Candidate(new NasBench201().ofIndex(1), tiny, List.of(), "random")),
                        problem("synflow"),
                        parsed(Map.of()),
                        new Unhurried(new FileArtifactStore(kept)));
        assertThat(evaluation.getFirst().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error())
                                .startsWith("The network cannot be built so: ")
                                .contains("at least 4"));
    }

    @Test
    void whatCannotFitFailsBeforeItTakesAnyMemory() {
        var space = new NasBench201();
        var cell = Architecture.of("nasbench201:3-3-3-3-3-3");
        var settings = parsed(Map.of("width", 3000, "batch", 64, "scores", "ntk_condition"));
        assertThat(outcome(space, cell, settings))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error())
                                .startsWith("The scoring needs at least ")
                                .contains(" GB of memory with a batch of 64, but "));
        assertThat(outcome(space, cell, parsed(Map.of("width", 30_000, "scores", "ntk_condition"))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error())
                                .startsWith("The network cannot be built so: The array (")
                                .contains(" must have at most 2,147,483,647 values"));
    }

    private static SearchProblem problem(String metric) {
        return new SearchProblem(
                "nasbench201", List.of(new Objective(new Metric(metric), Direction.MAXIMIZE)), List.of());
    }

    @Test
    void whatKeepsItFromScoringIsSaidInOneSentenceEach() {
        assertThat(evaluator().problems(problem("synflow"), parsed(Map.of("dataset", "cifar"))))
                .containsExactly(
                        "There is no data set (cifar); there are tiny.\nMaybe add it: ./espalier dataset add.");
        assertThat(evaluator().problems(problem("val_accuracy_pct"), parsed(Map.of("batch", 65, "crop_size", 12))))
                .containsExactly(
                        "The metric (val_accuracy_pct) must be one that is computed to be optimised: synflow, logsynflow, naswot, grad_norm, ntk_condition, linear_regions, and of every network macs_m, params_m and latency_ms@DEVICE.",
                        "The batch (65) must be at most the 64 images that the data set (tiny) trains on.",
                        "The crop_size (12) must be at most the images' height and width, 8.");
        assertThat(evaluator().problems(problem("naswot"), parsed(Map.of("scores", "synflow"))))
                .containsExactly(
                        "The metric (naswot) must be one that is computed to be optimised: synflow, logsynflow, and of every network macs_m, params_m and latency_ms@DEVICE.");
        assertThat(evaluator().problems(problem("synflow"), parsed(Map.of("crop_size", 2))))
                .singleElement()
                .asString()
                .startsWith(
                        "Networks of the space (nasbench201) cannot be asked for their linear regions on images of 2 × 2 pixels, ")
                .endsWith("\nMaybe make the crop_size or the crop_width larger.");
        assertThat(evaluator(new NasBenchNlp())
                        .problems(
                                new SearchProblem("nasbench-nlp", List.of(UNEVEN), List.of()),
                                parsed(Map.of("scores", "ntk_condition"))))
                .singleElement()
                .asString()
                .contains("cannot be scored on images: they read words.");
    }

    @Test
    void saysEverySettingThatIsOutOfRangeAtOnce() {
        assertThatThrownBy(() -> parsed(Map.of("scores", "synflow, magic", "batch", 1, "repeats", 0, "crops", 1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "The scores (magic) must be one of synflow, naswot, grad_norm, ntk_condition, linear_regions.")
                .hasMessageContaining("The batch (1) must be at least 2.")
                .hasMessageContaining("The repeats (0) must be at least 1.")
                .hasMessageContaining("The crops (1) must be from 2 to 100000.");
    }
}
