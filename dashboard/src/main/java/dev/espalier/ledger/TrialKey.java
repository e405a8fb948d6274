package dev.espalier.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which trial: its experiment, its round and its place in the round, both from 0.
 */
@Embeddable
public record TrialKey(
        @Column(name = "experiment") String experiment,
        @Column(name = "round") int round,
        @Column(name = "place") int place) {

    private static final Pattern ID = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");

    /** The key of a trial's id, {@code 12-3}, or null when the text is none. */
    static @Nullable TrialKey of(String experiment, String id) {
        var matcher = ID.matcher(id);
        return matcher.matches()
                ? new TrialKey(experiment, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : null;
    }

    /** The trial's id within its experiment. */
    public String trial() {
        return round + "-" + place;
    }
}
