package dev.espalier.control;

import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How much disk the data folder takes, and what takes it. Counted in the background: there may be millions of files. */
@Singleton
public final class Storage {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Of the data folder, whose artifacts are told apart. */
    private static final String ARTIFACTS = "artifacts";

    private final Path home;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile @Nullable Held held;

    Storage(@ConfigProperty(name = "espalier.home") String home) {
        this.home = Path.of(home);
    }

    /**
     * What a part of the data folder holds.
     *
     * @param name its path below the data folder
     */
    public record Share(String name, long files, long bytes) {}

    /**
     * What the data folder held.
     *
     * @param shares largest first
     */
    public record Held(Instant at, List<Share> shares) {
        public Held {
            shares = List.copyOf(shares);
        }

        public long bytes() {
            return shares.stream().mapToLong(Share::bytes).sum();
        }
    }

    /** The newest count, some minutes old at most unless one is under way; nothing before the first. */
    public Optional<Held> held() {
        var last = held;
        boolean old =
                last == null || Duration.between(last.at(), clock.instant()).compareTo(FRESH) > 0;
        if (old && counting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("storage").start(this::count);
        }
        return Optional.ofNullable(last);
    }

    /** Bytes that can still be written beside the data folder; 0 while there is none. */
    public long free() {
        return disk().getUsableSpace();
    }

    /** Bytes of the disk that the data folder is on; 0 while there is none. */
    public long total() {
        return disk().getTotalSpace();
    }

    private File disk() {
        return home.toFile();
    }

    private void count() {
        try {
            var shares = new ArrayList<Share>();
            for (var part : parts(home)) {
                if (part.endsWith(ARTIFACTS)) {
                    parts(part).forEach(kind -> shares.add(share(kind)));
                } else {
                    shares.add(share(part));
                }
            }
            shares.sort(Comparator.comparingLong(Share::bytes).reversed());
            held = new Held(clock.instant(), shares);
        } finally {
            counting.set(false);
        }
    }

    private static List<Path> parts(Path folder) {
        try (var parts = Files.list(folder)) {
            return parts.sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private Share share(Path part) {
        var tally = new Tally();
        try {
            Files.walkFileTree(part, tally);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Share(home.relativize(part).toString(), tally.files, tally.bytes);
    }

    /** Counts files; those that go away meanwhile are none. */
    private static final class Tally extends SimpleFileVisitor<Path> {
        private long files;
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
