package dev.espalier.catalogue;

import java.util.List;

/**
 * A method or an evaluator, described.
 *
 * @param source the paper or the data behind it
 */
public record ComponentInfo(String name, String summary, String source, List<Setting> settings) {

    public ComponentInfo {
        settings = List.copyOf(settings);
    }

    /**
     * One setting.
     *
     * @param type {@code integer}, {@code number}, {@code text}, {@code yes/no}
     * @param standard the value that holds when it is left out, as text
     */
    public record Setting(String name, String type, String standard, String summary) {}
}
