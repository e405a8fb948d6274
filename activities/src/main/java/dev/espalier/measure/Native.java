package dev.espalier.measure;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Calls functions of the C library that Java does not offer. */
final class Native {

    private Native() {}

    private interface Call {
        int of() throws Throwable;
    }

    /** Asks the scheduler about this thread's cores, by a mask; negative where it fails or there is no such function. */
    static int affinity(String function, byte[] mask) {
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, mask);
            int answer = call(function, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS)
                    .map(handle -> checked(() -> (int) handle.invokeExact(0, (long) mask.length, memory)))
                    .orElse(-1);
            memory.asByteBuffer().get(mask);
            return answer;
        }
    }

    /** Gives memory that is not in use back to the system, where the C library can. */
    static void giveMemoryBack() {
        call("malloc_trim", ValueLayout.JAVA_LONG).ifPresent(handle -> checked(() -> (int) handle.invokeExact(0L)));
    }

    // The functions and their arguments are those of the C library's documentation.
    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> call(String function, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(function)
                .map(symbol -> linker.downcallHandle(symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments)));
    }

    private static int checked(Call call) {
        try {
            return call.of();
        } catch (Throwable e) {
            throw new IllegalStateException("The C library cannot be asked.", e);
        }
    }
}
