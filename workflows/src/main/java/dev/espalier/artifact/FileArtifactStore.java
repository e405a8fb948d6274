package dev.espalier.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

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

    private static final int MOST_TIMES = 5;

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
        return written(() -> insisted(key, content));
    }

    /** Somebody may delete the folder at the same time. */
    private ArtifactRef insisted(String key, byte[] content) throws IOException {
        for (int time = 1; ; time++) {
            try {
                return linked(key, new ByteArrayInputStream(content));
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                if (time == MOST_TIMES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public ArtifactRef put(String key, InputStream content) {
        return written(() -> linked(key, content));
    }

    private interface Writing {
        ArtifactRef run() throws IOException;
    }

    private ArtifactRef written(Writing writing) {
        try {
            return writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The artifact store (%s) cannot be written: %s.".formatted(root, e.getMessage()), e);
        }
    }

    private ArtifactRef linked(String key, InputStream content) throws IOException {
        var file = file(key);
        Files.createDirectories(file.getParent());
        var draft = file.resolveSibling(".draft-" + UUID.randomUUID());
        try {
            var written = write(key, content, draft);
            Files.createLink(file, draft);
            return written;
        } catch (FileAlreadyExistsException e) {
            // An earlier attempt of the same step got here first, and its content stands.
            return find(key).orElseThrow(() -> e);
        } finally {
            Files.deleteIfExists(draft);
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
        Walk.through(start, file -> collect(file, keys), _ -> {});
        Collections.sort(keys);
        return List.copyOf(keys);
    }

    private void collect(Path file, List<String> keys) {
        if (!file.getFileName().toString().startsWith(".") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            keys.add(root.relativize(file).toString().replace('\\', '/'));
        }
    }

    @Override
    public void delete(String folder) {
        Walk.through(file(folder), Files::deleteIfExists, FileArtifactStore::deleteUnlessUsed);
    }

    /** Where somebody writes meanwhile, what it writes stays. */
    private static void deleteUnlessUsed(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException _) {
            // It was empty when it was left.
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
