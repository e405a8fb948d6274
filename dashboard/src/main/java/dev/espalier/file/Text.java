package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import java.nio.charset.StandardCharsets;

/**
 * A text in one of the formats that people and programs write experiments in.
 *
 * @param content at most {@link #MOST_BYTES} in UTF-8
 */
public record Text(String content, Format format) {

    /** The most that a file may have, in bytes; a long one has two thousand. */
    public static final int MOST_BYTES = 256 * 1024;

    /** Levels of nesting, of which an experiment needs three. */
    static final int DEEPEST = 20;

    /** How a text is written. */
    public enum Format {
        YAML,
        JSON
    }

    /** @throws InvalidInput when it is too long */
    public Text {
        if (content.length() > MOST_BYTES || content.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new InvalidInput("The text must have at most %d KiB.".formatted(MOST_BYTES / 1024));
        }
    }

    public static Text yaml(String content) {
        return new Text(content, Format.YAML);
    }

    public static Text json(String content) {
        return new Text(content, Format.JSON);
    }

    /**
     * What it holds.
     *
     * @throws InvalidInput when it is not in its format
     */
    Value value() {
        return switch (format) {
            case YAML -> YamlReader.read(content);
            case JSON -> JsonReader.read(content);
        };
    }

    /** Whether the number of a line helps to find it. */
    boolean hasLines() {
        return content.strip().contains("\n");
    }
}
