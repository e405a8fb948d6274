package dev.espalier.cli;

import dev.espalier.cli.server.Failure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * A file of results on this machine.
 *
 * @param size in bytes, as it lies there
 */
record TableFile(Path path, long size) {

    private static final int PIECE = 1 << 16;

    /** The file of that name, found readable and of a known kind. */
    static TableFile of(String name) {
        var path = InputFile.path(name);
        var lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".parquet") && !lower.endsWith(".csv") && !lower.endsWith(".csv.gz")) {
            throw new Misuse("The file (%s) must end in .parquet, .csv or .csv.gz.".formatted(name));
        }
        try {
            long size = Files.size(path);
            if (size == 0) {
                throw new Failure("The file (%s) is empty.".formatted(name));
            }
            var table = new TableFile(path, size);
            // A damaged archive is told before the server hears of it.
            table.open(_ -> {}).close();
            return table;
        } catch (IOException e) {
            throw new Failure("The file (%s) cannot be read: %s.".formatted(name, e.getMessage()));
        }
    }

    private boolean packed() {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    String format() {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".parquet") ? "parquet" : "csv";
    }

    String type() {
        return format().equals("csv") ? "text/csv" : "application/vnd.apache.parquet";
    }

    /** The file's name as a table's: lower case letters, digits and hyphens, no endings. */
    String plainName() {
        var file = path.getFileName().toString().toLowerCase(Locale.ROOT);
        var stem = file.replaceFirst("(\\.parquet|\\.csv(\\.gz)?)$", "");
        return stem.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Writes its content, unpacked, and tells how many bytes of the file were read. */
    void copy(OutputStream out, LongConsumer read) throws IOException {
        try (var in = open(read)) {
            var piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, length);
            }
        }
    }

    private InputStream open(LongConsumer read) throws IOException {
        var counted = new Counted(Files.newInputStream(path), read);
        return packed() ? new GZIPInputStream(counted, PIECE) : counted;
    }

    /** Tells how far it was read. */
    private static final class Counted extends FilterInputStream {

        private final LongConsumer listener;
        private long count;

        Counted(InputStream in, LongConsumer listener) {
            super(in);
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            told(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            told(count);
            return count;
        }

        private void told(int more) {
            if (more > 0) {
                count += more;
                listener.accept(count);
            }
        }
    }
}
