package dev.espalier.data.file;

import dev.espalier.space.Refusal;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a file from beginning to end, unpacked where gzip packed it, whatever it is called. */
final class PackedFile {

    private static final int PIECE = 1 << 16;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private PackedFile() {}

    /** Takes what it needs. */
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /**
     * What a reader makes of a file's content.
     *
     * @throws Refusal when the file cannot be read, or ends before the reader has what it needs
     */
    static <T> T read(Path file, Reader<T> reader) {
        try (var in = open(file)) {
            return reader.read(in);
        } catch (EOFException e) {
            throw refused("The file (%s) is cut off: it ends in the middle of what it should hold.", file);
        } catch (NoSuchFileException e) {
            throw refused("There is no file (%s).", file);
        } catch (AccessDeniedException e) {
            throw refused("The file (%s) cannot be read: its permissions do not allow it.", file);
        } catch (IOException e) {
            throw new Refusal(List.of("The file (%s) cannot be read: %s.".formatted(file, e.getMessage())));
        }
    }

    private static Refusal refused(String sentence, Path file) {
        return new Refusal(List.of(sentence.formatted(file)));
    }

    private static InputStream open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), PIECE);
        in.mark(GZIP.length);
        boolean packed = Arrays.equals(in.readNBytes(GZIP.length), GZIP);
        in.reset();
        return packed ? new GZIPInputStream(in, PIECE) : in;
    }
}
