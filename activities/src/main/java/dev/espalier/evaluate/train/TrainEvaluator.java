package dev.espalier.evaluate.train;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.ShownImages;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.Mishaps;
import dev.espalier.evaluate.Spaces;
import dev.espalier.evaluate.Unbuildable;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.space.weights.Slots;
import dev.espalier.step.Keys;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.train.Trained;
import dev.espalier.train.Trainer;
import dev.espalier.train.Training;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Trains each network from scratch on images and looks how well it answers those that it has not seen. */
@Singleton
public final class TrainEvaluator implements Evaluator<TrainSettings> {

    /** Changes when the same settings would train to other weights. */
    private static final int VERSION = 1;

    private final Spaces spaces;
    private final DataSets dataSets;
    private final LongSupplier clock;

    @Inject
    public TrainEvaluator(Spaces spaces, DataSets dataSets) {
        this(spaces, dataSets, System::nanoTime);
    }

    TrainEvaluator(Spaces spaces, DataSets dataSets, LongSupplier clock) {
        this.spaces = spaces;
        this.dataSets = dataSets;
        this.clock = clock;
    }

    @Override
    public EvaluatorInfo<TrainSettings> info() {
        return new EvaluatorInfo<>(
                "train",
                "Trains each network from scratch on a data set of images; accuracy is that on its validation split.",
                "docs/guides/train-on-images.md",
                TrainSettings.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, TrainSettings settings) {
        var problems = new ArrayList<>(TrainCheck.unmeasured(problem));
        problems.addAll(
                shown(settings).problems(set -> new TrainCheck(settings, set).problems(spaces.space(problem.space()))));
        return problems;
    }

    @Override
    public String fingerprint(TrainSettings settings) {
        return VERSION + " " + dataSet(settings).sha256();
    }

    @Override
    public Frame frame(TrainSettings settings) {
        return frame(settings, Fidelity.FULL);
    }

    private Frame frame(TrainSettings settings, Fidelity fidelity) {
        return settings.frame(dataSet(settings), fidelity);
    }

    @Override
    public Optional<Training> training(Architecture architecture, Fidelity fidelity, TrainSettings settings) {
        var set = present(settings);
        var space = spaces.space(architecture.space())
                .orElseThrow(
                        () -> new InvalidInput("There is no space (%s) any more.".formatted(architecture.space())));
        return Optional.of(new Training(
                network(space, architecture, frame(settings, fidelity)), set, settings.recipe(set, fidelity)));
    }

    private ShownImages shown(TrainSettings settings) {
        return new ShownImages(dataSets, settings.dataset());
    }

    private DataSet present(TrainSettings settings) {
        try {
            return dataSets.find(settings.dataset())
                    .orElseThrow(() -> new InvalidInput(
                            "The data set (%s) is not registered any more.\nMaybe register it again: ./espalier dataset add"
                                    .formatted(settings.dataset())));
        } catch (Refusal e) {
            throw new InvalidInput(e.problems());
        }
    }

    private DataSet dataSet(TrainSettings settings) {
        return shown(settings).set();
    }

    @Override
    public List<Evaluation> evaluate(List<Candidate> group, SearchProblem problem, TrainSettings settings, Work work) {
        return group.stream()
                .map(candidate -> evaluate(candidate, settings, work))
                .toList();
    }

    private Evaluation evaluate(Candidate candidate, TrainSettings settings, Work work) {
        return Mishaps.caught(() -> trained(candidate, settings, work), outOfMemory(settings));
    }

    private static String outOfMemory(TrainSettings settings) {
        return "The training ran out of memory with a batch of %d.\nMaybe make the batch, the width or the resolution smaller."
                .formatted(settings.batch());
    }

    private Evaluation trained(Candidate candidate, TrainSettings settings, Work work) {
        var training = training(candidate.architecture(), candidate.fidelity(), settings)
                .orElseThrow();
        var key = key(candidate, settings);
        var interval = Duration.ofSeconds(settings.checkpointSeconds());
        var trainer = new Trainer(training.set(), training.recipe(), interval, clock);
        var rungs = new Rungs(work.artifacts(), settings, fingerprint(settings), candidate, key);
        var trained = trainer.train(training.network(), key, work, rungs);
        return new Evaluation(
                new Outcome.Measured(measures(trained), new TreeMap<>(), kept(trained, candidate, settings, work)),
                Math.round(trained.seconds()));
    }

    private static Network network(SearchSpace space, Architecture architecture, Frame frame) {
        try {
            var network = space.network(architecture, frame);
            Slots.of(network);
            return network;
        } catch (IllegalArgumentException e) {
            throw new Unbuildable(
                    "The network cannot be trained %s: %s".formatted(ShownImages.framed(frame), e.getMessage()));
        }
    }

    private static Measures measures(Trained trained) {
        return new Measures(new TreeMap<>(Map.of(
                Metric.VAL_ACCURACY_PCT.name(),
                trained.accuracyPct(),
                "val_loss",
                trained.loss(),
                "train_loss",
                trained.trainLoss(),
                "train_seconds",
                trained.seconds(),
                "epochs",
                (double) trained.epochs())));
    }

    /** Under their own hash: of two attempts that end with other bits, each has measured its own. */
    private ArtifactRef kept(Trained trained, Candidate candidate, TrainSettings settings, Work work) {
        var metadata = new TreeMap<>(Map.of(
                "architecture", candidate.architecture().id(),
                "dataset", settings.dataset(),
                "dataset_sha256", dataSet(settings).sha256(),
                "epochs", String.valueOf(trained.epochs()),
                "seed", String.valueOf(settings.seed())));
        var bytes = new Safetensors(trained.weights(), metadata).bytes();
        return work.artifacts().put(Keys.content("weights", bytes, "safetensors"), bytes);
    }

    @Override
    public void clear(List<Candidate> group, TrainSettings settings, ArtifactStore store) {
        group.forEach(candidate -> Trainer.forget(store, key(candidate, settings)));
    }

    private String key(Candidate candidate, TrainSettings settings) {
        return new TrainingKey(
                        Settings.decisive(settings),
                        fingerprint(settings),
                        candidate.architecture().id(),
                        candidate.fidelity())
                .hash();
    }
}
