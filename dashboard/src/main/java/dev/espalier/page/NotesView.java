package dev.espalier.page;

import dev.espalier.ledger.Note;
import io.quarkus.qute.RawString;

/**
 * What people wrote about an experiment.
 *
 * @param text Markdown, or empty
 * @param version that is replaced by what is written next
 * @param written by whom and when, or empty
 */
public record NotesView(String text, int version, String written) {

    static NotesView of(Note note) {
        return new NotesView(
                note.text(),
                note.version(),
                note.version() == 0 ? "" : "%s UTC, by %s".formatted(Said.time(note.changedAt()), note.actor()));
    }

    /** The text, drawn. */
    public RawString html() {
        return Markdown.html(text);
    }
}
