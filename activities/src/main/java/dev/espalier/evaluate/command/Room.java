package dev.espalier.evaluate.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * The folders of one attempt at a trial.
 *
 * @param claim of the trial: it holds the checkpoints, and who may run there
 * @param work where the program runs, for this attempt only
 */
record Room(Path claim, Path work, String token, Runnable release) implements AutoCloseable {

    static final String ALIVE = "alive";

    private static final String OWNER = "owner";
    private static final String SECONDS = "seconds";
    private static final String TRIAL = "trial.json";

    static Room open(Path claim, Path work, String token, Runnable release) throws IOException {
        Files.createDirectories(claim.resolve("checkpoint"));
        own(claim, token);
        Files.createDirectories(work.resolve("tmp"));
        return new Room(claim, work, token, release);
    }

    /** Removes what attempts left whose worker was killed just when their program began or ended. */
    static void clearWork(Path folder, Path claim) throws IOException {
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder, claim.getFileName() + "-*")) {
            left.forEach(Room::remove);
        }
    }

    /** Says who may run there. */
    static void own(Path claim, String token) throws IOException {
        replace(claim.resolve(OWNER), token);
    }

    static String owner(Path claim) throws IOException {
        try {
            return Files.readString(claim.resolve(OWNER));
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    private static void replace(Path file, String content) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What to say of a folder that cannot be used; another worker may fare better. */
    static IllegalStateException unusable(Path folder, IOException e) {
        return new IllegalStateException(
                "The folder (%s) of a trial cannot be written: %s.".formatted(folder, reason(e)), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "its permissions do not allow it";
            case NoSuchFileException _ -> "there is no such place, or none can be made";
            case FileAlreadyExistsException file -> "a file is in its place (%s)".formatted(file.getFile());
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    Path checkpoint() {
        return claim.resolve("checkpoint");
    }

    Path trial() {
        return work.resolve(TRIAL);
    }

    Mark mark() {
        return new Mark(claim.getFileName().toString(), token);
    }

    /** Puts the trial's file and links to the files of the source folder into the working folder. */
    void furnish(TrialFile trial, @Nullable Path source) {
        try {
            if (source != null) {
                try (var entries = Files.list(source)) {
                    for (var entry : entries.toList()) {
                        link(entry);
                    }
                }
            }
            trial.write(trial());
        } catch (IOException e) {
            throw unusable(work, e);
        }
    }

    private void link(Path entry) throws IOException {
        var name = entry.getFileName().toString();
        if (!name.equals(TRIAL) && !name.equals("tmp")) {
            Files.createSymbolicLink(work.resolve(name), entry);
        }
    }

    /** Whether another attempt has taken the trial's folder. */
    boolean lost() {
        return !gone() && !owner().equals(token);
    }

    /** Whether the program has removed the trial's folder. */
    boolean gone() {
        return owner().isEmpty();
    }

    private String owner() {
        try {
            return owner(claim);
        } catch (IOException e) {
            throw unusable(claim, e);
        }
    }

    /** How long attempts before this one have run, as far as that was noted. */
    long secondsBefore() {
        try {
            return Long.parseLong(Files.readString(claim.resolve(SECONDS)).strip());
        } catch (IOException | NumberFormatException _) {
            return 0;
        }
    }

    void noteSeconds(long seconds) {
        try {
            replace(claim.resolve(SECONDS), Long.toString(seconds));
        } catch (IOException _) {
            // A full disk must not end a training that may get along without it.
        }
    }

    /** Nothing of the program runs any more, however its supervisor ended. */
    void leave() {
        try {
            if (owner(claim).equals(token)) {
                Files.deleteIfExists(claim.resolve(ALIVE));
            }
        } catch (IOException _) {
            // Then others wait until it is stale.
        }
    }

    @Override
    public void close() {
        try {
            remove(work);
        } finally {
            release.run();
        }
    }

    /** What the program's last processes still write meanwhile is left to lie. */
    static void remove(Path folder) {
        try {
            PathUtils.deleteDirectory(folder);
        } catch (NoSuchFileException _) {
            // It is gone already, as it should be.
        } catch (IOException e) {
            System.getLogger(Room.class.getName())
                    .log(System.Logger.Level.WARNING, "folder_not_removed path=" + folder, e);
        }
    }
}
