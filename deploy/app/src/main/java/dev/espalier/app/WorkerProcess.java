package dev.espalier.app;

import dev.espalier.hardware.measure.Patience;
import dev.espalier.step.Ledger;
import dev.espalier.train.Torch;
import dev.espalier.worker.Desk;
import dev.espalier.worker.DeviceStepsImpl;
import dev.espalier.worker.EvaluationStepsImpl;
import dev.espalier.worker.ExportStepsImpl;
import dev.espalier.worker.MethodStepsImpl;
import dev.espalier.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.temporal.client.WorkflowClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Serves the task queues that this process is configured for, from its start to its end. */
@Singleton
final class WorkerProcess {

    /** Before searches are resumed, so that nothing waits for a worker that comes later. */
    private static final int EARLY = 1_000;

    /** Of look-ups that wait as training would. */
    private static final int LEAST_SLOTS = 8;

    private final WorkerSettings settings;
    private final Instance<WorkflowClient> client;
    private final Instance<Ledger> ledger;
    private final Instance<Desk> desk;
    private final String role;
    private @Nullable Workers workers;

    WorkerProcess(
            WorkerSettings settings,
            Instance<WorkflowClient> client,
            Instance<Ledger> ledger,
            Instance<Desk> desk,
            @ConfigProperty(name = Role.KEY, defaultValue = "server") String role) {
        this.settings = settings;
        this.client = client;
        this.ledger = ledger;
        this.desk = desk;
        this.role = role;
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        var queues = settings.queues().orElse(List.of());
        if (queues.isEmpty()) {
            return;
        }
        settings.gpu().ifPresent(gpu -> requireFound(gpu, Torch.findsGpu()));
        desk.get().farm().greet(queues);
        var steps = new Workers.Steps(
                new MethodStepsImpl(desk.get()),
                new EvaluationStepsImpl(desk.get(), identity()),
                new DeviceStepsImpl(desk.get(), Patience.STANDARD.upTo(settings.patience())),
                new ExportStepsImpl(desk.get()),
                queues.contains("ledger") ? ledger.get() : null);
        var started = new Workers(client.get(), steps, queues, settings.gpus().orElseGet(this::slots));
        started.start();
        workers = started;
    }

    /** Nobody who asked for a GPU is to find out after days that the processor trained. */
    static void requireFound(int gpu, boolean found) {
        if (!found) {
            throw new Unusable(
                    "The --gpu (%d) cannot be used: the PyTorch in use finds no GPU.\nMaybe name one that is made for CUDA with PYTORCH_LIBRARY_PATH, or leave --gpu out: ./espalier worker --queues gpu trains on the processor."
                            .formatted(gpu));
        }
    }

    private int slots() {
        int cores = Runtime.getRuntime().availableProcessors();
        return role.equals("worker") ? cores : Math.max(LEAST_SLOTS, cores);
    }

    private static String identity() {
        try {
            return InetAddress.getLocalHost().getHostName() + ":"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException _) {
            return "localhost:" + ProcessHandle.current().pid();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (workers != null) {
            workers.close();
        }
    }
}
