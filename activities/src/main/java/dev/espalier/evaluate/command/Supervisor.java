package dev.espalier.evaluate.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program under supervision: a shell of its own starts it and holds a pipe to this process. Whether this process closes
 * the pipe or is killed, the program ends, with all that it has started.
 */
final class Supervisor implements AutoCloseable {

    private static final int SURE_SECONDS = 5;

    /** A program with an equals sign in its path would be taken for another variable. */
    private static final List<String> BEHIND_VARIABLES = List.of("/bin/sh", "-c", "exec \"$@\"", "sh");

    private final Process process;
    private final String run;
    private final int graceSeconds;
    private final Set<ProcessHandle> seen = new HashSet<>();

    private Supervisor(Process process, String run, int graceSeconds) {
        this.process = process;
        this.run = run;
        this.graceSeconds = graceSeconds;
    }

    static Supervisor start(Program program, CommandSettings settings, Room room) {
        var run = "run-" + room.token();
        try {
            var words = new ArrayList<String>(leader());
            words.addAll(List.of(
                    "/bin/sh",
                    script(Objects.requireNonNull(room.work().getParent())).toString(),
                    run));
            words.addAll(List.of(
                    String.valueOf(settings.graceSeconds()), room.claim().toString(), room.token()));
            words.add(room.work().toString());
            words.addAll(Environment.assignments(settings));
            words.addAll(BEHIND_VARIABLES);
            words.addAll(program.arguments(room.trial()));
            var builder = new ProcessBuilder(words).directory(room.work().toFile());
            Environment.prepare(builder.environment(), settings, room.work(), room.trial());
            return new Supervisor(builder.start(), run, settings.graceSeconds());
        } catch (IOException e) {
            throw Room.unusable(room.work(), e);
        }
    }

    /** Apart from the terminal, whose Ctrl-C is for this process. */
    private static List<String> leader() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    /** Kept once beside the working folders. */
    private static Path script(Path folder) throws IOException {
        try (var in = Supervisor.class.getResourceAsStream("supervise.sh")) {
            var content = Objects.requireNonNull(in).readAllBytes();
            var name = "supervise-%08x.sh".formatted(new String(content, StandardCharsets.UTF_8).hashCode());
            var file = folder.resolve(name);
            if (!Files.exists(file)) {
                var draft = Files.createTempFile(folder, ".supervise", ".sh");
                Files.write(draft, content);
                move(draft, file);
            }
            return file;
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file);
        } catch (FileAlreadyExistsException _) {
            // Another trial has put the same there.
            Files.delete(draft);
        }
    }

    InputStream output() {
        return process.getInputStream();
    }

    InputStream errors() {
        return process.getErrorStream();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** As a shell tells it: 128 and the number of the signal that ended it. */
    int status() {
        return process.exitValue();
    }

    /** Remembers what the program has started, so that nothing of it is lost when its parent dies. */
    void track() {
        process.descendants().forEach(seen::add);
    }

    /** Ends what still runs. When it returns nothing does, unless this thread is interrupted: then it is soon so. */
    @Override
    public void close() {
        track();
        closePipe();
        try {
            if (!process.waitFor(graceSeconds + SURE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        sweep();
        closeStreams();
    }

    private void closePipe() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // It is gone, and so is whoever would have noticed.
        }
    }

    /** What escaped the supervisor, should the program have killed it. */
    private void sweep() {
        seen.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        var processes = Path.of("/proc");
        if (!Files.isDirectory(processes)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (var folder : folders) {
                if (isMarked(folder.resolve("environ"))) {
                    ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isMarked(Path environment) {
        try {
            return Files.readString(environment, StandardCharsets.ISO_8859_1).contains("ESPALIER_RUN=" + run);
        } catch (IOException _) {
            return false;
        }
    }

    private void closeStreams() {
        try {
            process.getInputStream().close();
            process.getErrorStream().close();
        } catch (IOException _) {
            // Nobody reads them any more.
        }
    }
}
