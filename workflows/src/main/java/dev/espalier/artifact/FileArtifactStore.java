package dev.espalier.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.io.file.PathUtils;

/**
 * An artifact store in a folder that every worker sees. A draft is written beside its place and hard-linked there: the
 * link fails when the key is taken, so the first write wins, also among processes and after a kill.
 */
public final class FileArtifactStore implements ArtifactStore {

    private static final Pattern KEY =
            Pattern.compile("[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*(/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)*");

    /** Longer keys are refused: no step makes them, and file systems do not take them. */
    private static final int LONGEST_KEY = 512;

    /** Up to here, content is read once and handed out from memory, so that what was verified is what is read. */
    private static final long IN_MEMORY_BYTES = 8L << 20;

    private final Path root;

    public FileArtifactStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Optional<ArtifactRef> find(String key) {
        try (var content = Files.newInputStream(file(key))) {
            return Optional.of(reference(key, content));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ArtifactRef put(String key, byte[] content) {
        return put(key, new ByteArrayInputStream(content));
    }

    @Override
    public ArtifactRef put(String key, InputStream content) {
        var file = file(key);
        try {
            Files.createDirectories(file.getParent());
            var draft = file.resolveSibling(".draft-" + UUID.randomUUID());
            try {
                var written = write(key, content, draft);
                Files.createLink(file, draft);
                return written;
            } catch (FileAlreadyExistsException _) {
                // An earlier attempt of the same step got here first, and its content stands.
                return find(key).orElseThrow();
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The artifact store (%s) cannot be written: %s.".formatted(root, e.getMessage()), e);
        }
    }

    private static ArtifactRef write(String key, InputStream content, Path draft) throws IOException {
        var digest = Sha256.start();
        try (var file = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = new DigestOutputStream(Channels.newOutputStream(file), digest)) {
            long bytes = content.transferTo(out);
            // Before it gets its name, or a power cut could leave a name without content.
            file.force(false);
            return new ArtifactRef(key, HexFormat.of().formatHex(digest.digest()), bytes);
        }
    }

    @Override
    public InputStream open(ArtifactRef ref) {
        try {
            var file = file(ref.key());
            if (ref.bytes() <= IN_MEMORY_BYTES && Files.size(file) <= IN_MEMORY_BYTES) {
                return new ByteArrayInputStream(verified(ref, Files.readAllBytes(file)));
            }
            try (var content = Files.newInputStream(file)) {
                var found = reference(ref.key(), content);
                if (!found.equals(ref)) {
                    throw new TamperedArtifact(ref, "has " + found.sha256());
                }
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException _) {
            throw new TamperedArtifact(ref, "is missing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] verified(ArtifactRef ref, byte[] content) {
        var sha256 = Sha256.hex(content);
        if (!sha256.equals(ref.sha256()) || content.length != ref.bytes()) {
            throw new TamperedArtifact(ref, "has " + sha256);
        }
        return content;
    }

    @Override
    public List<String> list(String folder) {
        var start = file(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        var keys = new ArrayList<String>();
        try {
            Files.walkFileTree(start, new Listing(keys));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(keys);
        return List.copyOf(keys);
    }

    /** Collects keys. What is moved to its place or deleted in the meantime is passed over. */
    private final class Listing extends SimpleFileVisitor<Path> {
        private final List<String> keys;

        private Listing(List<String> keys) {
            this.keys = keys;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
                keys.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }

    @Override
    public void delete(String folder) {
        var start = file(folder);
        if (!Files.exists(start)) {
            return;
        }
        try {
            PathUtils.deleteDirectory(start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String key) {
        if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "The artifact key (%s) must be a path of letters, digits and ._@+- without leading dots, at most %d long."
                            .formatted(key, LONGEST_KEY));
        }
        return root.resolve(key);
    }

    private static ArtifactRef reference(String key, InputStream content) throws IOException {
        var digest = new DigestInputStream(content, Sha256.start());
        long bytes = digest.transferTo(OutputStream.nullOutputStream());
        return new ArtifactRef(
                key, HexFormat.of().formatHex(digest.getMessageDigest().digest()), bytes);
    }
}
