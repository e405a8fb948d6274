package dev.espalier.step;

import java.util.Optional;
import java.util.Set;

/** The task queues, by what their workers need. */
public final class Queues {

    /** Workflows; needs nothing. */
    public static final String SEARCH = "search";

    /** Methods thinking; needs the artifact store. */
    public static final String METHOD = "method";

    /** Evaluations that train; one process and one slot per GPU. */
    public static final String GPU = "gpu";

    /** Evaluations that look up. */
    public static final String TABLE = "table";

    /** The database. */
    public static final String LEDGER = "ledger";

    private static final String DEVICE = "device.";

    private static final Set<String> NAMES = Set.of(SEARCH, METHOD, GPU, TABLE, LEDGER);

    private Queues() {}

    /** The queue of whoever measures on a device. */
    public static String device(String name) {
        return DEVICE + name;
    }

    /** The device that whoever serves a queue measures on; none where the queue carries something else. */
    public static Optional<String> deviceOf(String queue) {
        return queue.startsWith(DEVICE) ? Optional.of(queue.substring(DEVICE.length())) : Optional.empty();
    }

    /** Whether anything is ever put into a queue of this name. */
    public static boolean exists(String name) {
        return NAMES.contains(name) || (name.startsWith(DEVICE) && name.length() > DEVICE.length());
    }
}
