package dev.espalier.page;

import java.util.Arrays;
import java.util.Locale;

/** A view of an experiment. */
public enum Tab {
    OVERVIEW,
    FRONT,
    TRIALS,
    ROUNDS,
    TIMELINE,
    EVENTS,
    SETTINGS;

    /** The tab of this name; the overview for any other. */
    static Tab of(String name) {
        return Arrays.stream(values())
                .filter(tab -> tab.key().equals(name))
                .findFirst()
                .orElse(OVERVIEW);
    }

    /** As it is written in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is written on the tab. */
    public String title() {
        return name().charAt(0) + key().substring(1);
    }

    /** A tab with how much it holds, or empty. */
    public record Link(Tab tab, String count, String href, boolean current) {}
}
