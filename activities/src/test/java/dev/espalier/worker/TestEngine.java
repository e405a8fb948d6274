package dev.espalier.worker;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.TableEvaluator;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.lookup.HelpDevices;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Patience;
import dev.espalier.measure.Meter;
import dev.espalier.method.AgNet;
import dev.espalier.method.LocalSearch;
import dev.espalier.method.RandomSearch;
import dev.espalier.method.RegularizedEvolution;
import dev.espalier.method.SearchMethod;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.space.table.ResultTable;
import dev.espalier.step.Queues;
import dev.espalier.workflow.SearchWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The real engine on the in-memory Temporal service, with a ledger in memory. */
public final class TestEngine implements AutoCloseable {

    public final MemoryLedger ledger;
    public final Desk desk;
    public final ToyEvaluator toy = new ToyEvaluator();
    private final TestWorkflowEnvironment environment;
    private final List<Workers> workers = new ArrayList<>();

    /** Plug-ins beyond those shipped. */
    public record Plugins(
            List<SearchSpace> spaces,
            List<SearchMethod<?, ?>> methods,
            List<Evaluator<?>> evaluators,
            List<LatencyModel> devices) {

        /** Nothing but what is shipped. */
        public static final Plugins NONE = new Plugins(List.of(), List.of(), List.of(), List.of());
    }

    public TestEngine(Path folder) {
        this(folder, true, Plugins.NONE);
    }

    public TestEngine(Path folder, Plugins plugins) {
        this(folder, true, plugins);
    }

    /** One on which time does not skip: as {@code espalier up} runs it. */
    static TestEngine atItsPace(Path folder) {
        return new TestEngine(folder, false, Plugins.NONE);
    }

    private TestEngine(Path folder, boolean skipping, Plugins plugins) {
        var store = new FileArtifactStore(folder);
        var shelf = new StoredShelf(and(List.of(new NasBench201()), plugins.spaces()), tables(), store);
        var registry = new Registry(
                and(
                        List.of(new RandomSearch(), new RegularizedEvolution(), new LocalSearch(), new AgNet()),
                        plugins.methods()),
                and(List.of(new TableEvaluator(shelf), toy), plugins.evaluators()),
                and(List.of(new HelpDevices().pixel3(), new HelpDevices().raspi4()), plugins.devices()));
        this.desk = new Desk(store, registry, shelf);
        this.ledger = new MemoryLedger(desk);
        this.environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(skipping)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Messages.converter())
                        .build())
                .build());
        var steps = new Workers.Steps(
                new MethodStepsImpl(desk),
                new EvaluationStepsImpl(desk, "test:1"),
                new DeviceStepsImpl(desk, Patience.STANDARD),
                new ExportStepsImpl(desk),
                ledger);
        begin(new Workers(
                client(), steps, List.of(Queues.SEARCH, Queues.METHOD, Queues.GPU, Queues.TABLE, Queues.LEDGER), 4));
    }

    private void begin(Workers more) {
        more.start();
        workers.add(more);
    }

    /** From here on a worker stands beside a device. */
    public void serve(String device, Function<MeasuredDevice, Meter> meters) {
        serve(device, Patience.STANDARD, meters);
    }

    void serve(String device, Patience patience, Function<MeasuredDevice, Meter> meters) {
        var queues = List.of(Queues.device(device));
        desk.farm().greet(queues);
        var steps = new Workers.Steps(
                new MethodStepsImpl(desk),
                new EvaluationStepsImpl(desk, "test:2"),
                new DeviceStepsImpl(desk, patience, meters),
                new ExportStepsImpl(desk),
                null);
        begin(new Workers(client(), steps, queues, 1));
    }

    private static <T> List<T> and(List<? extends T> shipped, List<? extends T> more) {
        return Stream.<T>concat(shipped.stream(), more.stream()).toList();
    }

    private static List<ResultTable> tables() {
        var tables = new NasBench201Tables();
        return List.of(tables.cifar10(), tables.cifar100(), tables.imagenet16());
    }

    public WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    /** Regularized evolution for CIFAR-10 accuracy under 5 ms on a Pixel 3. */
    public static Experiment experiment(String id, int trials, long seed) {
        return new Experiment(
                id,
                0,
                id,
                new SearchProblem(
                        "nasbench201",
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of(new Constraint(Metric.latencyMs("pixel3"), 5))),
                new Component("regularized-evolution", new TreeMap<>(Map.of("population", 20, "sample", 5))),
                new Component("table", new TreeMap<>(Map.of("table", "nasbench201-cifar10"))),
                10,
                10,
                8,
                List.of(),
                new Experiment.Budget(trials, Experiment.Budget.UNLIMITED_GPU_TIME),
                seed,
                new TreeMap<>(),
                null);
    }

    /** A limit that a few of all architectures keep to, which no search comes by at once. */
    static Constraint narrowest() {
        return Narrowest.LIMIT;
    }

    private static final class Narrowest {
        static final Constraint LIMIT = find();

        private static Constraint find() {
            var space = new NasBench201();
            var phone = new HelpDevices().pixel3();
            double least = IntStream.range(0, (int) space.size())
                    .mapToObj(space::ofIndex)
                    .filter(phone::knows)
                    .mapToDouble(architecture ->
                            phone.latency(space.network(architecture)).meanMs())
                    .min()
                    .orElseThrow();
            return new Constraint(Metric.latencyMs("pixel3"), least);
        }
    }

    public static Experiment with(Experiment experiment, Component method, Component evaluator) {
        return new Experiment(
                experiment.id(),
                experiment.revision(),
                experiment.name(),
                experiment.problem(),
                method,
                evaluator,
                experiment.pool(),
                experiment.batch(),
                experiment.concurrency(),
                experiment.measureOn(),
                experiment.budget(),
                experiment.seed(),
                experiment.labels(),
                experiment.fork());
    }

    public static Experiment forked(String id, Experiment parent, int sequence, long seed) {
        return new Experiment(
                id,
                0,
                id,
                parent.problem(),
                parent.method(),
                parent.evaluator(),
                parent.pool(),
                parent.batch(),
                parent.concurrency(),
                parent.measureOn(),
                parent.budget(),
                seed,
                parent.labels(),
                new Experiment.Fork(parent.id(), sequence));
    }

    public SearchWorkflow workflow(String id) {
        return client().newWorkflowStub(
                        SearchWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Queues.SEARCH)
                                .setWorkflowId(id)
                                .setWorkflowTaskTimeout(Duration.ofSeconds(10))
                                .build());
    }

    /** Runs to the end. */
    public SearchWorkflow.Result run(Experiment experiment) {
        return workflow(experiment.id()).search(new SearchWorkflow.Input(experiment, null, false));
    }

    @Override
    public void close() {
        workers.forEach(Workers::close);
        environment.close();
    }
}
