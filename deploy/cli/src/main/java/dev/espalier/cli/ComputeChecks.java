package dev.espalier.cli;

import dev.espalier.cli.text.Amounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What this machine trains with: processor, memory, GPUs, and the library that computes. */
final class ComputeChecks {

    /** A driver that is in trouble lets its program hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long KILOBYTE = 1_024;

    /** A training of a small network beside a server. */
    private static final long LEAST_MEMORY = 2_000_000_000L;

    /** Vector instructions, the best first. */
    private static final List<String> VECTORS = List.of("amx_bf16", "avx512_bf16", "avx512f", "avx2", "avx", "asimd");

    private final Map<String, String> environment;
    private final Path proc;

    /** @param proc where the kernel tells of the machine */
    ComputeChecks(Map<String, String> environment, Path proc) {
        this.environment = environment;
        this.proc = proc;
    }

    List<Finding> findings() {
        return Stream.concat(Stream.of(processor(), memory()), Stream.concat(gpus(), Stream.of(library())))
                .toList();
    }

    private Finding processor() {
        var name = field("cpuinfo", "model name").orElse(System.getProperty("os.arch"));
        var flags = List.of(field("cpuinfo", "flags")
                .or(() -> field("cpuinfo", "features"))
                .orElse("")
                .split(" "));
        var vectors = VECTORS.stream().filter(flags::contains).toList();
        var cores = Amounts.count(Runtime.getRuntime().availableProcessors(), "core");
        return Finding.ok(
                "processor",
                "%s, %s%s".formatted(name, cores, vectors.isEmpty() ? "" : ", " + String.join(" ", vectors)));
    }

    private Finding memory() {
        var whole = kilobytes("MemTotal");
        var available = kilobytes("MemAvailable");
        if (whole.isEmpty() || available.isEmpty()) {
            return Finding.note("memory", "the system does not say", "look at it yourself");
        }
        var state = "%s of %s are free".formatted(Amounts.bytes(available.get()), Amounts.bytes(whole.get()));
        return available.get() < LEAST_MEMORY
                ? Finding.note("memory", state, "end something else before you train")
                : Finding.ok("memory", state);
    }

    private Optional<Long> kilobytes(String name) {
        return field("meminfo", name)
                .map(text -> text.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .map(digits -> Long.parseLong(digits) * KILOBYTE);
    }

    /** One line each, as the driver names them. */
    private Stream<Finding> gpus() {
        var told = run(
                PATIENCE,
                "nvidia-smi",
                "--query-gpu=index,name,memory.total,memory.free,driver_version",
                "--format=csv,noheader");
        if (told.isEmpty()) {
            return Stream.of(Finding.ok("GPU", "none that nvidia-smi knows; trainings run on the processor"));
        }
        return told.get().lines().map(this::gpu);
    }

    /** The build carries a library for processors; one for GPUs is named by whoever has it. */
    Finding gpu(String line) {
        var parts = line.split(" *, *");
        if (parts.length < 5) {
            return Finding.note("GPU", line, "look at nvidia-smi");
        }
        var thing = "GPU " + parts[0];
        var state = "%s, %s of %s free, driver %s".formatted(parts[1], parts[3], parts[2], parts[4]);
        return environment.getOrDefault("PYTORCH_LIBRARY_PATH", "").isBlank()
                ? Finding.note(
                        thing,
                        state + "; not used, since the PyTorch that comes along is for processors",
                        "name one for CUDA with PYTORCH_LIBRARY_PATH")
                : Finding.ok(thing, state);
    }

    /** Whether it is unpacked: the first training does that. */
    private Finding library() {
        var folder = folder().resolve("pytorch");
        var unpacked = versions(folder);
        return Finding.ok(
                "PyTorch",
                unpacked.isEmpty()
                        ? folder + " is made at the first training, 430 MB"
                        : "%s in %s".formatted(String.join(", ", unpacked), folder));
    }

    private Path folder() {
        for (var name : List.of("ENGINE_CACHE_DIR", "DJL_CACHE_DIR")) {
            var told = environment.getOrDefault(name, "");
            if (!told.isBlank()) {
                return Path.of(told);
            }
        }
        var caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (caches.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches))
                .resolve("espalier/torch");
    }

    private static List<String> versions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("tmp"))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private Optional<String> field(String file, String name) {
        try (var lines = Files.lines(proc.resolve(file))) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** What a program prints; nothing where there is none, or it fails, or says nothing for too long. */
    static Optional<String> run(Duration most, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // What it prints is read until it ends, which this is the end of.
            var alarm = CompletableFuture.runAsync(
                    process::destroyForcibly,
                    CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS));
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean well = process.waitFor() == 0;
            alarm.cancel(false);
            return well && !said.isBlank() ? Optional.of(said.strip()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
