package dev.espalier.api;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.History;
import dev.espalier.ledger.Notes;
import dev.espalier.ledger.Page;
import dev.espalier.ledger.Rounds;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that is known of an experiment as one JSON object, written while it is read. */
@Singleton
public final class Archive {

    private static final int AT_ONCE = 500;

    private final ObjectMapper json;
    private final Trials trials;
    private final Rounds rounds;
    private final History history;
    private final Notes notes;
    private final Catalogue catalogue;

    Archive(ObjectMapper json, Trials trials, Rounds rounds, History history, Notes notes, Catalogue catalogue) {
        this.json = json;
        this.trials = trials;
        this.rounds = rounds;
        this.history = history;
        this.notes = notes;
        this.catalogue = catalogue;
    }

    void write(ExperimentView experiment, OutputStream output) throws IOException {
        var id = experiment.id();
        var front = trials.front(id).stream().map(TrialView::id).collect(Collectors.toSet());
        try (var generator = json.getFactory().createGenerator(output, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            generator.writeObjectField("experiment", ExperimentJson.of(experiment));
            generator.writeStringField("notes", notes.of(id).text());
            array(generator, "rounds", cursor -> rounds.page(id, cursor, AT_ONCE), RoundJson::of);
            array(generator, "history", cursor -> history.page(id, cursor, AT_ONCE), HistoryJson::event);
            trials(generator, experiment, front);
            generator.writeEndObject();
        }
    }

    private static <V, T> void array(
            JsonGenerator generator, String name, Function<@Nullable String, Page<V>> pages, Function<V, T> view)
            throws IOException {
        generator.writeArrayFieldStart(name);
        @Nullable String cursor = null;
        do {
            var page = pages.apply(cursor);
            for (var item : page.items()) {
                generator.writeObject(view.apply(item));
            }
            cursor = page.next();
        } while (cursor != null);
        generator.writeEndArray();
    }

    private void trials(JsonGenerator generator, ExperimentView experiment, Set<String> front) throws IOException {
        var sources = Sources.of(experiment, catalogue);
        generator.writeArrayFieldStart("trials");
        trials.each(experiment, trial -> {
            try {
                generator.writeObject(TrialJson.of(trial, front.contains(trial.id()), sources, catalogue));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        generator.writeEndArray();
    }
}
