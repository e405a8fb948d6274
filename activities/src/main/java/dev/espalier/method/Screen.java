package dev.espalier.method;

import dev.espalier.setting.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What ranks candidates before they are evaluated. */
public enum Screen {
    /** A Gaussian process fitted to all that was measured. */
    SURROGATE("Evaluates those of a pool that a surrogate promises most of."),
    /** Chance, in the surrogate's place. */
    NOISE("Ranks a pool at random: shows what a screen is worth, and what becomes of a search without one."),
    /** Nothing: candidates are evaluated as they are proposed. */
    NONE("Evaluates candidates as they are proposed, without a surrogate.");

    private final String summary;

    Screen(String summary) {
        this.summary = summary;
    }

    /**
     * The settings of every screen.
     *
     * @param audit share of a batch that is evaluated though it was dropped
     * @param threshold under which Kendall's tau between expected and measured suspends the screen
     * @param rounds over which that tau is reckoned
     */
    public record Params(
            @Setting(standard = "0.05", summary = "Share of a batch that is evaluated though it was dropped; 0 to 0.5.")
            double audit,

            @Setting(
                    standard = "0.15",
                    summary = "The screen is suspended while Kendall's tau between expected and measured is less; -1 to"
                            + " 1.")
            double threshold,

            @Setting(standard = "8", summary = "Rounds over which that tau is reckoned; 1 to 1000.")
            int rounds) {
        public Params {
            require(audit >= 0 && audit <= 0.5, "audit", audit, "from 0 to 0.5");
            require(threshold >= -1 && threshold <= 1, "threshold", threshold, "from -1 to 1");
            require(rounds >= 1 && rounds <= 1_000, "rounds", rounds, "from 1 to 1000");
        }

        private static void require(boolean holds, String name, Object value, String range) {
            if (!holds) {
                throw new IllegalArgumentException("The %s (%s) must be %s.".formatted(name, value, range));
            }
        }
    }

    /** As experiment files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String summary() {
        return summary;
    }

    /** The one of this name. */
    public static Optional<Screen> of(String word) {
        return Arrays.stream(values())
                .filter(screen -> screen.word().equals(word))
                .findFirst();
    }

    /** Their names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Screen::word).toList();
    }
}
