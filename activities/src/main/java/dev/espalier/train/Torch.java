package dev.espalier.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import dev.espalier.space.block.Primitives;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The library that computes, loaded when something is first computed. Every computation has one thread: several trainings
 * side by side use a machine better than one on all cores, and a sum has one order.
 */
public final class Torch {

    private static final System.Logger LOG = System.getLogger(Torch.class.getName());

    private static @Nullable Engine engine;
    private static @Nullable Primitives primitives;

    private Torch() {}

    /** Memory of a computation, on the first GPU where there is one. */
    public static NDManager manager() {
        return engine().newBaseManager(device());
    }

    /** Loaded once; their scripts hold no memory of any training. */
    public static synchronized Primitives primitives() {
        var loaded = primitives;
        if (loaded == null) {
            loaded = new Scripts(manager());
            primitives = loaded;
        }
        return loaded;
    }

    /** Whether the library that is in use finds a GPU; loads it. */
    public static boolean findsGpu() {
        return engine().getGpuCount() > 0;
    }

    /** Lets others have the memory of the GPU that the library keeps for itself when nothing is in it any more. */
    static void giveBack() {
        if (device().isGpu()) {
            JniUtils.emptyCudaCache();
        }
    }

    static Device device() {
        return findsGpu() ? Device.gpu() : Device.cpu();
    }

    /**
     * Runs on a thread of its own: what the library notes per thread would be lost on one that changes carriers. An
     * exception is thrown on as it is.
     */
    public static <T> T run(String name, Callable<T> work) {
        return run(name, work, new Watch(System::nanoTime, Duration.ofDays(1), 1));
    }

    /** The same, as long as it gets on. */
    static <T> T run(String name, Callable<T> work, Watch watch) {
        engine();
        var task = new FutureTask<>(() -> {
            JniUtils.setGradMode(false);
            // Each operation as it is written, so that the first steps compute as the later ones do.
            JniUtils.setGraphExecutorOptimize(false);
            try {
                return work.call();
            } finally {
                giveBack();
            }
        });
        Thread.ofPlatform().daemon().name(name).start(task);
        return joined(task, watch);
    }

    private static <T> T joined(FutureTask<T> task, Watch watch) {
        try {
            return watch.await(task);
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

    private static synchronized Engine engine() {
        var loaded = engine;
        if (loaded == null) {
            loaded = load();
            engine = loaded;
        }
        return loaded;
    }

    private static Engine load() {
        // Nothing is ever fetched from anywhere.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        var folder = LibraryFolder.of(Utils::getEnvOrSystemProperty, Path.of(System.getProperty("user.home")));
        System.setProperty(LibraryFolder.KEY, folder.toString());
        if (LibraryFolder.lacks(folder)) {
            LOG.log(System.Logger.Level.INFO, "library_unpacking bytes=448000000 folder=" + folder);
        }
        try {
            return entered(Engine.getEngine("PyTorch"));
        } catch (EngineException | LinkageError e) {
            throw new IllegalStateException(
                    "The library that trains, PyTorch, cannot be loaded on this machine (%s %s) from %s: %s"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), folder, root(e)),
                    e);
        }
    }

    private static Engine entered(Engine engine) {
        try (var manager = engine.newBaseManager(Device.cpu())) {
            KnownWarning.passOver(manager);
        }
        return engine;
    }

    private static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
