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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /** Stands for all that changed lately: one could change between the first look and when changes are listened to. */
    private static final String LATELY = "";

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

    /** Where an experiment stands, with how far what is under way has grown. */
    private record Standing(ExperimentView view, String growth) {

        String id() {
            return growth.isEmpty() ? view.tag() : view.tag() + "." + growth;
        }
    }

    /**
     * Where any experiment stands after a change.
     *
     * @param last up to where was told before, or empty; if anything changed since, the newest change comes at once
     */
    Multi<OutboundSseEvent> all(String last, Sse sse) {
        var lately = experiments.lately();
        var told = new Bulletin(lately);
        var begun = last.isEmpty() ? told.id() : last;
        var missed = lately.reversed().stream().limit(told.id().equals(begun) ? 0 : 1);
        var changes = paced(Multi.createBy().merging().streams(live.changes(), once(LATELY)))
                .onItem()
                .transformToIterable(this::changed)
                .filter(told::tell);
        var news = Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().items(missed), changes)
                .map(view -> event(view, told.id(), sse));
        return stream(begun, news, sse);
    }

    private List<ExperimentView> changed(List<String> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> id.equals(LATELY) ? experiments.lately().stream() : experiments.find(id).stream())
                .toList();
    }

    /**
     * Where an experiment stands, now and after every change of it.
     *
     * @param last up to where was told before, or empty; what was told then is not told again
     */
    Multi<OutboundSseEvent> one(ExperimentView now, String last, Sse sse) {
        var id = now.id();
        var changes = paced(
                        Multi.createBy().merging().streams(live.changes().filter(id::equals), once(id), glances(id)))
                .map(_ -> experiments.find(id))
                .filter(Optional::isPresent)
                .map(found -> standing(found.orElseThrow()));
        var news = Multi.createBy()
                .concatenating()
                .streams(once(standing(now)), changes)
                .skip()
                .repetitions(Comparator.comparing(Standing::id))
                .skip()
                .first(standing -> standing.id().equals(last))
                .map(standing -> event(standing.view, standing.id(), sse));
        return stream(last, news, sse);
    }

    private Standing standing(ExperimentView view) {
        return new Standing(view, training.growth(view));
    }

    private static <T> Multi<T> once(T item) {
        return Multi.createFrom().item(item);
    }

    /** Learning curves grow in the artifact store, of which nobody tells: it is looked at as long as somebody follows. */
    private static Multi<String> glances(String id) {
        return Multi.createFrom().ticks().every(GLANCES).onOverflow().drop().map(_ -> id);
    }

    /** What comes within a short time, together, where the database may be asked. */
    private static Multi<List<String>> paced(Multi<String> ids) {
        return ids.group()
                .intoLists()
                .every(PACE)
                .filter(together -> !together.isEmpty())
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    /**
     * News after a first event that says that the stream comes through, which some proxies keep from it, and up to where was
     * told before.
     */
    static Multi<OutboundSseEvent> stream(String last, Multi<OutboundSseEvent> news, Sse sse) {
        var following = sse.newEventBuilder()
                .name("following")
                .id(last)
                .reconnectDelay(RECONNECT_MS)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Map.class, Map.of())
                .build();
        var heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(_ -> sse.newEventBuilder().comment("alive").build());
        var all = Multi.createBy().merging().streams(news, heartbeats);
        return Multi.createBy().concatenating().streams(once(following), all);
    }

    private static OutboundSseEvent event(ExperimentView view, String id, Sse sse) {
        return sse.newEventBuilder()
                .name("changed")
                .id(id)
                .reconnectDelay(RECONNECT_MS)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ChangeJson.class, ChangeJson.of(view))
                .build();
    }
}
