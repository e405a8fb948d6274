package dev.espalier.page;

import java.util.List;

/**
 * How an experiment was written and where it stands among others.
 *
 * @param file as YAML
 * @param facts names and values
 * @param ancestors its parent first
 */
public record SettingsView(String file, List<Fact> facts, List<Relative> ancestors, List<Relative> forks) {

    /** A name and its value. */
    public record Fact(String name, String value, boolean code) {}

    /** An experiment of the same lineage. */
    public record Relative(String id, String name, Badge badge, String best, String since) {}
}
