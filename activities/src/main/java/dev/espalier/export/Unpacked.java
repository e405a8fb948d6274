package dev.espalier.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a ZIP file of somebody else holds, and no more of it than memory bears.
 *
 * @param members by name; one that cannot be read is empty
 */
record Unpacked(String comment, Map<String, byte[]> members) {

    /** Far more than networks take that are searched for. */
    static final int MOST_BYTES = 1 << 28;

    private static final int LARGEST = 2;

    /** A file that is not looked at, in one sentence. */
    static final class Refused extends IOException {
        Refused(String message) {
            super(message);
        }
    }

    /**
     * @param most bytes of a member, unpacked; all together may have twice as many
     * @throws Refused when it holds more, or a name twice
     */
    static Unpacked read(Path file, int most) throws IOException {
        var members = new LinkedHashMap<String, byte[]>();
        long left = (long) LARGEST * most;
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                var content = content(zip, entry, most);
                left -= content.length;
                if (left < 0) {
                    throw new Refused("The members of the file (%s) must have at most %,d bytes together."
                            .formatted(file, (long) LARGEST * most));
                }
                if (members.put(entry.getName(), content) != null) {
                    throw new Refused("The file (%s) must hold every member once, but holds %.200s twice."
                            .formatted(file, entry.getName()));
                }
            }
            return new Unpacked(zip.getComment() == null ? "" : zip.getComment(), members);
        }
    }

    private static byte[] content(ZipFile zip, ZipEntry entry, int most) throws Refused {
        byte[] content;
        try (var stream = zip.getInputStream(entry)) {
            content = stream.readNBytes(most + 1);
        } catch (IOException | IllegalArgumentException _) {
            return new byte[0];
        }
        if (content.length > most) {
            throw new Refused("The member %.200s of the file (%s) must have at most %,d bytes, but has more."
                    .formatted(entry.getName(), zip.getName(), most));
        }
        return content;
    }
}
