package dev.espalier.api;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Training;
import dev.espalier.live.Live;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes of experiments as server-sent events, at a pace that people can follow. */
@Singleton
public final class Following {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Look-ups close a hundred rounds in a second; people see four changes. */
    private static final Duration PACE = Duration.ofMillis(250);

    private static final Duration GLANCES = Duration.ofSeconds(1);

    private static final long RECONNECT_MS = 2_000;

    private final Live live;
    private final Experiments experiments;
    private final Training training;

    Following(Live live, Experiments experiments, Training training) {
        this.live = live;
        this.experiments = experiments;
        this.training = training;
    }

    /** Where an experiment stands. */
    @Schema(name = "Change")
    public record ChangeJson(
            String experiment,
            int sequence,

            @Schema(description = "The round that was closed last, from 1; 0 before the first.")
            int round,

            int trials,
            String status,
            Instant at) {
        static ChangeJson of(ExperimentView view) {
            return new ChangeJson(
                    view.id(),
                    view.sequence(),
                    view.rounds(),
                    view.trials(),
                    view.status().word(),
                    view.changedAt());
        }
    }

    /** The first event, then one after every change of any experiment. */
    Multi<OutboundSseEvent> all(OutboundSseEvent first, Sse sse) {
        return after(first, live.changes(), sse);
    }

    /** The first event, where an experiment stands, and one after every change of it. */
    Multi<OutboundSseEvent> one(OutboundSseEvent first, String id, Sse sse) {
        // It is looked at once more after the changes are listened to: one could lie between the first look and that.
        var looked = Multi.createFrom().item(id);
        var changes = live.changes().filter(id::equals);
        return after(first, Multi.createBy().merging().streams(changes, looked, growth(id)), sse);
    }

    /** Learning curves grow in the artifact store, of which nobody tells: it is looked at as long as somebody follows. */
    private Multi<String> growth(String id) {
        return Multi.createFrom()
                .ticks()
                .every(GLANCES)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(_ -> experiments.find(id).map(training::growth).orElse(0))
                .skip()
                .repetitions()
                .skip()
                .first()
                .map(_ -> id);
    }

    private Multi<OutboundSseEvent> after(OutboundSseEvent first, Multi<String> ids, Sse sse) {
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(first), changes(ids, sse));
    }

    /** Says nothing but that the connection stands. */
    static OutboundSseEvent hello(Sse sse) {
        return sse.newEventBuilder()
                .comment("following")
                .reconnectDelay(RECONNECT_MS)
                .build();
    }

    private Multi<OutboundSseEvent> changes(Multi<String> ids, Sse sse) {
        var changes = ids.group()
                .intoLists()
                .every(PACE)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToIterable(changed -> changed.stream().distinct().toList())
                .map(experiments::find)
                .filter(Optional::isPresent)
                .map(found -> event(found.orElseThrow(), sse));
        var heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(_ -> sse.newEventBuilder().comment("alive").build());
        return Multi.createBy().merging().streams(changes, heartbeats);
    }

    static OutboundSseEvent event(ExperimentView view, Sse sse) {
        return sse.newEventBuilder()
                .name("changed")
                .id(view.tag())
                .reconnectDelay(RECONNECT_MS)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ChangeJson.class, ChangeJson.of(view))
                .build();
    }
}
