package dev.espalier.space.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file format of weights: a header in JSON, then the values, little-endian float32. PyTorch, JAX and others read it,
 * and reading it runs no code.
 *
 * @param metadata texts by name, about what is kept
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
public record Safetensors(Weights weights, SortedMap<String, String> metadata) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String METADATA = "__metadata__";

    private static final long LONGEST_HEADER = 100_000_000;

    /** Writes it all; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        var header = header();
        // The values begin at a multiple of eight bytes.
        int padded = (header.length + 7) / 8 * 8;
        var start = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(padded).put(header);
        while (start.hasRemaining()) {
            start.put((byte) ' ');
        }
        out.write(start.array());
        for (var tensor : weights.tensors().values()) {
            out.write(bytes(tensor.values()));
        }
    }

    /** The file as a whole. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] header() throws JsonProcessingException {
        var root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            root.set(METADATA, JSON.valueToTree(metadata));
        }
        long offset = 0;
        for (var named : weights.tensors().entrySet()) {
            long end = offset + 4L * named.getValue().values().length;
            var entry = root.putObject(named.getKey()).put("dtype", "F32");
            named.getValue().shape().forEach(entry.putArray("shape")::add);
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        return JSON.writeValueAsBytes(root);
    }

    private static byte[] bytes(float[] values) {
        var bytes = ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /**
     * Reads all of a stream.
     *
     * @throws IOException when it is not such a file of float32 arrays, or not all of one, in one sentence
     */
    public static Safetensors read(InputStream in) throws IOException {
        var length =
                ByteBuffer.wrap(exactly(in, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > LONGEST_HEADER) {
            throw new IOException("The header (%d bytes) must have from 2 to %d: this is no safetensors file."
                    .formatted(length, LONGEST_HEADER));
        }
        var header = object(exactly(in, (int) length));
        var metadata = new TreeMap<String, String>();
        header.path(METADATA)
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        var tensors = new LinkedHashMap<String, Tensor>();
        long offset = 0;
        for (var entry : header.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                offset = place(entry.getKey(), entry.getValue(), offset);
                var shape = shape(entry.getValue());
                tensors.put(entry.getKey(), new Tensor(shape, floats(exactly(in, bytes(entry.getKey(), shape)))));
            }
        }
        if (in.read() >= 0) {
            throw new IOException(
                    "The file goes on after its last array, which ends at byte %d of the values.".formatted(offset));
        }
        return new Safetensors(new Weights(tensors), metadata);
    }

    /** The end of an array that must begin where the one before it ended. */
    private static long place(String name, JsonNode entry, long offset) throws IOException {
        if (!entry.path("dtype").asText().equals("F32")) {
            throw new IOException("The type (%s) of the array %s must be F32."
                    .formatted(entry.path("dtype").asText(), name));
        }
        long begin = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        if (begin != offset || end - begin != bytes(name, shape(entry))) {
            throw new IOException(
                    "The array %s must begin at byte %d and be as long as its shape %s says, but lies from %d to %d."
                            .formatted(name, offset, shape(entry), begin, end));
        }
        return end;
    }

    private static int bytes(String name, List<Integer> shape) throws IOException {
        try {
            return Math.toIntExact(Math.multiplyExact(4L, Tensor.count(shape)));
        } catch (ArithmeticException _) {
            throw new IOException(
                    "The array %s must have less than 2 GiB, but has the shape %s.".formatted(name, shape));
        }
    }

    private static List<Integer> shape(JsonNode entry) throws IOException {
        var shape = new ArrayList<Integer>();
        for (var dimension : entry.path("shape")) {
            if (!dimension.canConvertToInt() || dimension.asInt() < 0) {
                throw new IOException("The dimension (%s) must be a whole number of at least 0.".formatted(dimension));
            }
            shape.add(dimension.asInt());
        }
        return shape;
    }

    private static float[] floats(byte[] bytes) {
        var values = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static ObjectNode object(byte[] header) throws IOException {
        try {
            if (JSON.readTree(new String(header, StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException _) {
            // Said below, without the parser's words.
        }
        throw new IOException("The header must be an object in JSON: this is no safetensors file.");
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("The file ends early: %d bytes are missing.".formatted(count - bytes.length));
        }
        return bytes;
    }
}
