package dev.espalier.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/**
 * What the library warns of once in a process, when values are put into an array for the first time: that the code which
 * joins it to Java uses a guard of old (AutoNonVariableTypeMode), about which nobody here can do anything. That first time
 * is gone through while it tells of errors only; of whatever else it warns later is told.
 *
 * <p>Its environment variable for that level is read where Python starts it, and nowhere else.
 */
final class KnownWarning {

    /** From which level on it tells: information, warnings, errors, what ends the process. */
    private static final String LEVEL = "FLAGS_caffe2_log_level";

    private static final int ERRORS = 2;

    private KnownWarning() {}

    /** Where the library keeps its level elsewhere, the warning is told. */
    @SuppressWarnings("restricted") // an int, as the library declares it
    static void passOver(NDManager manager) {
        SymbolLookup.loaderLookup()
                .find(LEVEL)
                .map(level -> level.reinterpret(ValueLayout.JAVA_INT.byteSize()))
                .ifPresent(level -> atErrors(level, () -> putFirst(manager)));
    }

    private static void atErrors(MemorySegment level, Runnable first) {
        int told = level.get(ValueLayout.JAVA_INT, 0);
        level.set(ValueLayout.JAVA_INT, 0, Math.max(told, ERRORS));
        try {
            first.run();
        } finally {
            level.set(ValueLayout.JAVA_INT, 0, told);
        }
    }

    private static void putFirst(NDManager manager) {
        try (var array = manager.zeros(new Shape(1))) {
            array.set(new float[] {0});
        }
    }
}
