package dev.espalier.page;

import dev.espalier.control.Footing;
import java.util.List;

/**
 * The system's page.
 *
 * @param verdict whether all that it stands on answers
 * @param counted when the storage was counted, or empty while it is for the first time
 * @param versions of what it is made of
 */
public record SystemView(
        Verdict verdict,
        List<Figure> figures,
        List<Footing.Answer> answers,
        List<Queue> queues,
        String counted,
        List<Share> storage,
        List<Fact> facts,
        List<Fact> versions) {

    /** A task queue, what it carries, and who takes work from it. */
    public record Queue(String name, String carries, Badge badge, String worker, String seen) {}

    /**
     * A part of the data folder.
     *
     * @param width of its bar in percent
     */
    public record Share(String name, String files, String size, String width) {}

    /** Something that is known of this server. */
    public record Fact(String name, String value) {}
}
