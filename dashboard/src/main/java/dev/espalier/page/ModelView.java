package dev.espalier.page;

import java.util.List;

/**
 * The export of a trial's network, as its page shows it.
 *
 * @param asked whether anybody asked for it
 * @param running whether it is under way
 * @param file address of the package, or empty
 * @param problem why there will be none, else empty
 */
public record ModelView(
        String experiment,
        String trial,
        boolean asked,
        boolean running,
        String file,
        String fileName,
        String size,
        String sha256,
        String problem,
        List<Step> steps) {

    /** One of the things that are done. */
    public record Step(Badge badge, String name, String said) {}
}
