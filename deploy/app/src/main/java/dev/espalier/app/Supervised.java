package dev.espalier.app;

import java.util.Map;

/** A process that somebody starts again when it dies: it ends with that somebody, or two would serve in its place. */
final class Supervised {

    private static final int TERMINATED = 143;

    private Supervised() {}

    static void endWithParent(Map<String, String> environment) {
        if (environment.containsKey("ESPALIER_SUPERVISED")) {
            ProcessHandle.current().parent().ifPresent(Supervised::endWith);
        }
    }

    private static void endWith(ProcessHandle parent) {
        var _ = parent.onExit().thenRun(() -> System.exit(TERMINATED));
    }
}
