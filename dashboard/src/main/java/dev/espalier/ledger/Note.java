package dev.espalier.ledger;

import java.time.Instant;

/**
 * What people write about an experiment.
 *
 * @param text in Markdown, or empty
 * @param version one more at every change, from 0 while nobody has written anything
 * @param actor who wrote last, or empty
 */
public record Note(String text, int version, String actor, Instant changedAt) {

    static final Note NONE = new Note("", 0, "", Instant.EPOCH);

    static Note of(NoteRow row) {
        return new Note(row.content, row.version, row.actor, row.changedAt);
    }
}
