package dev.espalier.measure;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.espalier.hardware.measure.Burst;
import dev.espalier.onnx.OnnxModel;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** Runs a model again and again, and looks at the clock. */
final class Timer implements AutoCloseable {

    /** Fewer would tell nothing of how they differ, unless each is as long as several bursts. */
    private static final int LEAST_INFERENCES = 3;

    private static final int MOST_BURSTS = 10;

    private final OrtSession session;
    private final OnnxTensor images;

    Timer(Job job) throws OrtException {
        var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(job.threads());
            options.setInterOpNumThreads(1);
            // A thread that waits by computing takes the core from those it waits for.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(job.model(), options);
        }
        long[] shape = {job.batch(), job.channels(), job.size(), job.size()};
        var pixels = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        var random = new SplittableRandom(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        images = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
    }

    static String runtime() {
        return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
    }

    void warmUp(double millis) {
        inferences(millis);
    }

    Burst burst(double millis) {
        var before = Watch.look();
        long begun = System.nanoTime();
        var each = inferences(millis);
        double wallMs = (System.nanoTime() - begun) / 1e6;
        return new Burst(each, before.until(Watch.look(), wallMs));
    }

    private double[] inferences(double millis) {
        var each = new ArrayList<Double>();
        long begun = System.nanoTime();
        long last = begun;
        while (last - begun < millis * 1e6
                || (each.size() < LEAST_INFERENCES && last - begun < MOST_BURSTS * millis * 1e6)) {
            run();
            long now = System.nanoTime();
            each.add((now - last) / 1e6);
            last = now;
        }
        return each.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void run() {
        try {
            session.run(Map.of(OnnxModel.INPUT, images)).close();
        } catch (OrtException e) {
            throw new IllegalStateException("The runtime cannot run the network: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws OrtException {
        images.close();
        session.close();
    }
}
