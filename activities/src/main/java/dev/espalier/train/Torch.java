package dev.espalier.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.space.block.Primitives;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The library that computes, loaded when something is first trained. Every computation has one thread: several trainings
 * side by side use a machine better than one on all cores, and a sum has one order.
 */
public final class Torch {

    private Torch() {}

    /** Memory of a training, on the first GPU where there is one. */
    static NDManager manager() {
        return Loaded.ENGINE.newBaseManager(device());
    }

    /** Loaded once; their scripts hold no memory of any training. */
    static Primitives primitives() {
        return Loaded.PRIMITIVES;
    }

    static Device device() {
        return Engine.getEngine("PyTorch").getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    }

    /**
     * Runs on a thread of its own: what the library notes per thread would be lost on one that changes carriers. An
     * exception is thrown on as it is.
     */
    public static <T> T run(String name, Callable<T> work) {
        load();
        var task = new FutureTask<>(() -> {
            JniUtils.setGradMode(false);
            // Each operation as it is written, so that the first steps compute as the later ones do.
            JniUtils.setGraphExecutorOptimize(false);
            return work.call();
        });
        Thread.ofPlatform().daemon().name(name).start(task);
        return joined(task);
    }

    private static void load() {
        Objects.requireNonNull(Loaded.ENGINE);
    }

    private static <T> T joined(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException _) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The worker is shutting down.");
        } catch (ExecutionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                default -> throw new CompletionException(e.getCause());
            }
        }
    }

    private static final class Loaded {
        static final Engine ENGINE = load();
        static final Primitives PRIMITIVES = new Scripts(ENGINE.newBaseManager(device()));

        private static Engine load() {
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("ai.djl.pytorch.num_threads", "1");
            System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
            return Engine.getEngine("PyTorch");
        }
    }
}
