package dev.espalier.ledger;

import dev.espalier.file.Prose;
import dev.espalier.ledger.EventRow.Kind;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Keeps what people write about experiments: one text for each, apart from the rows that lists read. */
@Singleton
public class Notes {

    private final Clock clock = Clock.systemUTC();

    @Transactional
    public Note of(String experiment) {
        return NoteRow.<NoteRow>findByIdOptional(experiment).map(Note::of).orElse(Note.NONE);
    }

    /**
     * Keeps a text in the place of another.
     *
     * @param replaces whether the version that stands there may be replaced
     * @return what stands there then; nothing if it may not
     */
    @Transactional
    public Optional<Note> write(String experiment, Prose prose, IntPredicate replaces, String actor) {
        // Whoever writes at the same time waits here, and then finds another version.
        ExperimentRow row = ExperimentRow.findById(experiment, LockModeType.PESSIMISTIC_WRITE);
        var before = of(experiment);
        if (row == null || before.text().equals(prose.text())) {
            return Optional.of(before);
        }
        return replaces.test(before.version())
                ? Optional.of(put(row, prose.text(), before.version() + 1, actor))
                : Optional.empty();
    }

    private Note put(ExperimentRow experiment, String text, int version, String actor) {
        NoteRow row = NoteRow.findById(experiment.id);
        if (row == null) {
            row = new NoteRow();
            row.experiment = experiment.id;
        }
        var now = clock.instant();
        row.content = text;
        row.version = version;
        row.actor = actor;
        row.changedAt = now;
        row.persist();
        experiment.changedAt = now;
        var event = Events.event(experiment.id, Kind.NOTED, "notes " + version, "Changed: notes", now);
        event.detail = text.isEmpty()
                ? "They were taken away."
                : String.format(Locale.ROOT, "They have %,d characters.", text.length());
        event.actor = actor;
        event.persist();
        return Note.of(row);
    }
}
