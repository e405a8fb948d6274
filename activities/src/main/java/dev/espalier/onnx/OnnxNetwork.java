package dev.espalier.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** An ONNX file as ONNX Runtime runs it, on one thread of this machine's processor. */
public final class OnnxNetwork implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxNetwork(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads a file that {@link OnnxModel} wrote.
     *
     * @throws IllegalArgumentException when the runtime cannot run it, in one sentence
     */
    public static OnnxNetwork of(byte[] file) {
        var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new OnnxNetwork(environment, environment.createSession(file, options));
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "The file must be a network that %s can run, but: %s".formatted(runtime(), e.getMessage()), e);
        }
    }

    /** What runs it, with its version. */
    public static String runtime() {
        return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
    }

    /** The shape of an image that it reads: channels, height, width. */
    public int[] image() {
        try {
            var info = session.getInputInfo().get(OnnxModel.INPUT);
            if (info != null && info.getInfo() instanceof TensorInfo tensor && tensor.getShape().length == 4) {
                return Arrays.stream(tensor.getShape())
                        .skip(1)
                        .mapToInt(Math::toIntExact)
                        .toArray();
            }
        } catch (OrtException e) {
            throw new IllegalArgumentException("The file does not say what it reads: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "The file must read images [batch, channels, height, width] as `%s`, but has %s."
                        .formatted(OnnxModel.INPUT, session.getInputNames()));
    }

    /**
     * What it puts out for some images, row by row.
     *
     * @param images {@code [count, channels, height, width]}
     * @throws IllegalArgumentException when it cannot be run on them, in one sentence
     */
    public float[] logits(float[] images, int count) {
        var image = image();
        long[] shape = {count, image[0], image[1], image[2]};
        try (var tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), shape);
                var result = session.run(Map.of(OnnxModel.INPUT, tensor))) {
            var out = ((OnnxTensor) result.get(OnnxModel.OUTPUT).orElseThrow()).getFloatBuffer();
            var values = new float[out.remaining()];
            out.get(values);
            return values;
        } catch (OrtException e) {
            throw new IllegalArgumentException("The file cannot be run: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The runtime cannot let go of the network: " + e.getMessage(), e);
        }
    }
}
