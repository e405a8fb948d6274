package dev.espalier.train;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What the library itself notes of what it does. */
public final class Trace {

    private static final String CONVOLUTION = "\"aten::convolution\"";

    private Trace() {}

    /** How many convolutions there are forward while something is computed, inside {@link Torch#run}. */
    public static int convolutions(Runnable work) {
        try {
            var file = Files.createTempFile("trace", ".json");
            try {
                JniUtils.startProfile(false, false, false);
                try {
                    work.run();
                } finally {
                    JniUtils.stopProfile(file.toString());
                }
                return Files.readString(file).split(CONVOLUTION, -1).length - 1;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
