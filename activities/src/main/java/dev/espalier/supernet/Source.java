package dev.espalier.supernet;

import java.util.List;

/**
 * What a part reads at one of its inputs.
 *
 * @param decision that it depends on, or {@link Part#ALL}
 * @param parts one for each option of the decision, or the only one
 */
record Source(int decision, List<Part> parts) {

    Source {
        parts = List.copyOf(parts);
    }

    Part part(Taken taken) {
        return parts.get(decision == Part.ALL ? 0 : taken.option(decision));
    }

    /** What an architecture takes. */
    interface Taken {
        int option(int decision);
    }
}
