package dev.espalier.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;

/** Says which experiments changed, to whoever listens in this process. */
@Singleton
public final class Live {

    private final BroadcastProcessor<String> changes = BroadcastProcessor.create();
    private final BroadcastProcessor<String> endings = BroadcastProcessor.create();

    /** Called after the change can be read. */
    public synchronized void changed(String experiment) {
        changes.onNext(experiment);
    }

    /** Called when a search has ended and that can be read. */
    public synchronized void ended(String experiment) {
        endings.onNext(experiment);
    }

    /** The ids of experiments that ended, from now on; a slow listener misses some. */
    public Multi<String> endings() {
        return endings.onOverflow().dropPreviousItems();
    }

    /** The ids of changed experiments, from now on; a slow listener misses some, and reads the newest state anyway. */
    public Multi<String> changes() {
        return changes.onOverflow().dropPreviousItems();
    }
}
