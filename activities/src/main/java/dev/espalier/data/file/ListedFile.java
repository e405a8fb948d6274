package dev.espalier.data.file;

import dev.espalier.data.Split;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An image of a data set that lies in a file of its own.
 *
 * @param path below the data set's folder, with slashes
 * @param size in bytes
 * @param sha256 of its content in hexadecimal, null where nobody read it
 */
record ListedFile(
        Split split,
        int label,
        String path,
        long size,
        @Nullable String sha256) {

    /** The same on every machine, in whatever order its file system lists. */
    static final Comparator<ListedFile> ORDER = Comparator.comparing(ListedFile::split)
            .thenComparingInt(ListedFile::label)
            .thenComparing(ListedFile::path);

    private static final String UNREAD = "-";
    private static final int FIELDS = 5;

    ListedFile in(Split other) {
        return new ListedFile(other, label, path, size, sha256);
    }

    ListedFile with(String hash) {
        return new ListedFile(split, label, path, size, hash);
    }

    String line() {
        return "%s\t%d\t%d\t%s\t%s\n".formatted(split, label, size, sha256 == null ? UNREAD : sha256, path);
    }

    static ListedFile of(String line) {
        var fields = line.split("\t", FIELDS);
        return new ListedFile(
                Split.valueOf(fields[0]),
                Integer.parseInt(fields[1]),
                fields[4],
                Long.parseLong(fields[2]),
                fields[3].equals(UNREAD) ? null : fields[3]);
    }
}
