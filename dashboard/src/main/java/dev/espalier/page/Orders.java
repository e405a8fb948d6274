package dev.espalier.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Change;
import dev.espalier.control.Conductor;
import dev.espalier.control.Request;
import dev.espalier.file.Changes;
import dev.espalier.file.ForkOrder;
import dev.espalier.file.Naming;
import dev.espalier.file.Text;
import dev.espalier.gate.Via;
import dev.espalier.gate.Visitor;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Rounds;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what was written into the dialogs, in the words of the experiment's file, and has it done. */
@Singleton
final class Orders {

    private final Conductor conductor;
    private final Rounds rounds;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    Orders(Conductor conductor, Rounds rounds, ObjectMapper json) {
        this.conductor = conductor;
        this.rounds = rounds;
        this.json = json;
    }

    /** Who changes something, in the words of the ledger. */
    static String actor() {
        return Visitor.current().actor(Via.PAGE.word());
    }

    /** A press of a button; the next one is another wish. */
    static Request request() {
        return Request.of(actor(), null);
    }

    /** What a form says of budget, limits and concurrency; empty for what it leaves as it is. */
    record Limits(String trials, String gpuTime, String constraints, String concurrency) {

        Map<String, Object> changes(FormsView before) {
            var changes = new LinkedHashMap<String, Object>();
            var budget = new LinkedHashMap<String, Object>();
            put(budget, "trials", trials, before.trials());
            put(budget, "gpuTime", gpuTime, before.gpuTime());
            if (!budget.isEmpty()) {
                changes.put("budget", budget);
            }
            var lines = constraints
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (!lines.equals(before.constraints().lines().toList())) {
                changes.put("constraints", lines);
            }
            put(changes, "concurrency", concurrency, String.valueOf(before.concurrency()));
            return changes;
        }
    }

    private static void put(Map<String, Object> values, String key, String text, String before) {
        var written = text.strip();
        if (!written.isEmpty() && !written.equals(before)) {
            values.put(key, written.matches("-?[0-9]{1,18}") ? Long.valueOf(written) : written);
        }
    }

    ExperimentView set(String id, Limits limits, int revision) {
        var before = conductor.require(id);
        var values = limits.changes(Forms.of(before));
        if (values.isEmpty()) {
            throw new InvalidInput("Nothing was changed: the form says what holds already.");
        }
        var next = Changes.parse(text(values)).applied(before.experiment());
        return conductor.set(
                id, new Change(next.problem().constraints(), next.budget(), next.concurrency(), revision), request());
    }

    ExperimentView fork(String id, String round, String name, String seed, Limits limits) {
        var parent = conductor.require(id);
        var forms = Forms.of(parent);
        var values = limits.changes(forms);
        put(values, "round", round, "");
        put(values, "name", name, "");
        put(values, "seed", seed, "");
        var order = ForkOrder.parse(text(values));
        var sequence = rounds.sequenceAfter(id, order.round())
                .orElseThrow(() -> new InvalidInput("The `round` (%d) must be from %d to %d."
                        .formatted(order.round(), forms.firstRound(), forms.rounds())));
        // The form shows the limits of today, and what it shows is what is meant.
        return conductor.fork(order.applied(parent.experiment(), sequence, Naming.drawn(random)), actor(), null);
    }

    private Text text(Map<String, Object> values) {
        try {
            return Text.json(json.writeValueAsString(values));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
