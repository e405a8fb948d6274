package dev.espalier.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.espalier.artifact.Json;
import dev.espalier.artifact.Sha256;
import dev.espalier.export.Manifest.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A trained network in one ZIP file, with all that is needed to run it, to train it on and to check it. The manifest has
 * the SHA-256 of every other file; the comment of the ZIP file has that of the manifest. Equal contents make equal bytes.
 */
public final class ModelPackage {

    public static final String FORMAT = "espalier.model/1";

    public static final String MANIFEST = "manifest.json";
    public static final String MODEL = "model.onnx";
    public static final String WEIGHTS = "weights.safetensors";
    public static final String ARCHITECTURE = "architecture.json";
    public static final String MODULE = "model.py";
    public static final String DRAWING = "drawing.svg";
    public static final String METRICS = "metrics.json";
    public static final String RECORDED = "recorded.safetensors";

    /** By how much outputs may differ, absolutely: of the ONNX file and the network, and of two machines. */
    public static final double TOLERANCE = 1e-4;

    /** The first that the format can say. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelPackage() {}

    /**
     * The content of the file.
     *
     * @param members all files but the manifest, in their order
     */
    public static byte[] zip(Manifest about, SequencedMap<String, byte[]> members) {
        var all = members.entrySet().stream()
                .map(entry -> Member.of(entry.getKey(), entry.getValue()))
                .toList();
        var manifest = json(about.with(all));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setComment(comment(manifest));
            add(zip, MANIFEST, manifest);
            for (var entry : members.entrySet()) {
                add(zip, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What the file's comment must be. */
    static String comment(byte[] manifest) {
        return "%s, %s has SHA-256 %s".formatted(FORMAT, MANIFEST, Sha256.hex(manifest));
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** A record or a map as people can read it. */
    public static byte[] json(Object value) {
        try {
            return (Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
