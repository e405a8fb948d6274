package dev.espalier.gate;

import dev.espalier.account.Ended;
import dev.espalier.account.Sessions;
import dev.espalier.account.Tokens;
import io.quarkus.scheduler.Scheduled;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests that are being answered, and closes them when who asked may ask no more: an event stream has no other end. */
@Singleton
public class Streams {

    private final Map<Ended, Set<RoutingContext>> open = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final Tokens tokens;

    Streams(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Until it is answered. */
    void opened(Visitor visitor, RoutingContext context) {
        for (var key : visitor.keys()) {
            open.compute(key, (_, contexts) -> with(contexts, context));
        }
        context.addEndHandler(_ -> visitor.keys().forEach(key -> closed(key, context)));
    }

    /** Within the map's own lock: a set that has just been emptied is taken out there. */
    private static Set<RoutingContext> with(@Nullable Set<RoutingContext> contexts, RoutingContext context) {
        var all = contexts == null ? ConcurrentHashMap.<RoutingContext>newKeySet() : contexts;
        all.add(context);
        return all;
    }

    private void closed(Ended key, RoutingContext context) {
        open.computeIfPresent(key, (_, contexts) -> {
            contexts.remove(context);
            return contexts.isEmpty() ? null : contexts;
        });
    }

    /** Called once nobody can come in by it any more. */
    void end(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ended ended) {
        open.getOrDefault(ended, Set.of()).forEach(Streams::close);
    }

    /** The request by which somebody ends what let them in is still answered. */
    private static void close(RoutingContext context) {
        if (context.response().headWritten()) {
            context.response().reset();
        }
    }

    /** Ends those that another process ended, and those whose time is over. */
    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void sweep() {
        open.keySet().stream()
                .filter(key -> !lasts(key))
                .collect(Collectors.toSet())
                .forEach(this::end);
    }

    private boolean lasts(Ended ended) {
        return switch (ended) {
            case Ended.OfSession(var id) -> sessions.lasts(id);
            case Ended.OfToken(var id) -> tokens.lasts(id);
            case Ended.OfUser _ -> true;
        };
    }
}
