package dev.espalier.control;

import dev.espalier.file.Prose;
import dev.espalier.ledger.Note;
import dev.espalier.ledger.Notes;
import dev.espalier.live.Live;
import jakarta.inject.Singleton;
import java.util.function.IntPredicate;

/** Where people write about experiments; nobody loses what somebody else wrote meanwhile. */
@Singleton
public final class Notebook {

    private final Conductor conductor;
    private final Notes notes;
    private final Live live;

    Notebook(Conductor conductor, Notes notes, Live live) {
        this.conductor = conductor;
        this.notes = notes;
        this.live = live;
    }

    /** What is written about an experiment. */
    public Note read(String id) {
        return notes.of(conductor.require(id).id());
    }

    /**
     * Writes a text in the place of another.
     *
     * @param replaces whether the version that stands there is the one that was read
     * @throws Conflict when it is not; nothing is changed then
     */
    public Note write(String id, Prose prose, IntPredicate replaces, String actor) {
        conductor.require(id);
        var written = notes.write(id, prose, replaces, actor)
                .orElseThrow(() -> new Conflict(
                        "The notes of the experiment (%s) have changed since you read them (by %s), so yours were not saved.\nMaybe keep a copy of yours, read them again and put both together."
                                .formatted(id, read(id).actor())));
        live.changed(id);
        return written;
    }
}
