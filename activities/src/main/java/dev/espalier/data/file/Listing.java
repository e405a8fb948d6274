package dev.espalier.data.file;

import dev.espalier.artifact.Sha256;
import dev.espalier.data.Split;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The images of a data set with a file for each, in order; a million of them take some 60 MB. */
final class Listing {

    private final Map<Split, Part> parts = new EnumMap<>(Split.class);

    private Listing() {
        for (var split : Split.values()) {
            parts.put(split, new Part());
        }
    }

    /** @param files in {@link ListedFile#ORDER} */
    static Listing of(Stream<ListedFile> files) {
        var listing = new Listing();
        files.forEach(file -> listing.part(file.split()).add(file));
        return listing;
    }

    static Listing read(InputStream packed) {
        try (var reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return of(reader.lines().map(ListedFile::of));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is kept. */
    static byte[] packed(List<ListedFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (var file : files) {
                out.write(file.line().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param kind what else the images follow from, as text */
    static String sha256(List<ListedFile> files, String kind) {
        var digest = Sha256.start();
        digest.update(kind.getBytes(StandardCharsets.UTF_8));
        files.forEach(file -> digest.update(file.line().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private Part part(Split split) {
        return Objects.requireNonNull(parts.get(split));
    }

    int count(Split split) {
        return part(split).count;
    }

    int label(Split split, int index) {
        Objects.checkIndex(index, count(split));
        return part(split).labels[index];
    }

    long size(Split split, int index) {
        return part(split).sizes[index];
    }

    String path(Split split, int index) {
        return part(split).path(index);
    }

    /** The beginning of the content's hash, or null where nobody read it. */
    @Nullable
    Long print(Split split, int index) {
        long print = part(split).prints[index];
        return print == 0 ? null : print;
    }

    static long print(byte[] sha256) {
        return ByteBuffer.wrap(sha256).getLong();
    }

    /** Packed, since a million objects with a text each would take four times as much. */
    private static final class Part {

        private static final int FIRST = 1024;

        private int count;
        private byte[] paths = new byte[FIRST];
        private int[] ends = new int[FIRST];
        private int[] labels = new int[FIRST];
        private long[] sizes = new long[FIRST];
        private long[] prints = new long[FIRST];

        void add(ListedFile file) {
            if (count == labels.length) {
                grow();
            }
            var path = file.path().getBytes(StandardCharsets.UTF_8);
            int begin = begin(count);
            if (begin + path.length > paths.length) {
                paths = Arrays.copyOf(paths, Math.addExact(2 * paths.length, path.length));
            }
            System.arraycopy(path, 0, paths, begin, path.length);
            ends[count] = begin + path.length;
            labels[count] = file.label();
            sizes[count] = file.size();
            prints[count] = file.sha256() == null ? 0 : print(HexFormat.of().parseHex(file.sha256()));
            count++;
        }

        private void grow() {
            int size = 2 * count;
            ends = Arrays.copyOf(ends, size);
            labels = Arrays.copyOf(labels, size);
            sizes = Arrays.copyOf(sizes, size);
            prints = Arrays.copyOf(prints, size);
        }

        private int begin(int index) {
            return index == 0 ? 0 : ends[index - 1];
        }

        String path(int index) {
            Objects.checkIndex(index, count);
            int begin = begin(index);
            return new String(paths, begin, ends[index] - begin, StandardCharsets.UTF_8);
        }
    }
}
