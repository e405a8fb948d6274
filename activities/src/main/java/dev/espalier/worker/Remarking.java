package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Latest;
import dev.espalier.method.Work;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Work that leaves a remark of what it waits for, which goes when the work is over. */
record Remarking(Work work, Latest<String> remark) implements Work, AutoCloseable {

    /** @param first what is told until it waits for something */
    static Remarking begin(Work work, Latest<String> remark, String first) {
        remark.replace(first);
        return new Remarking(work, remark);
    }

    @Override
    public void awaits(String what) {
        remark.replace("Waits for %s.".formatted(what));
    }

    @Override
    public ArtifactStore artifacts() {
        return work.artifacts();
    }

    @Override
    public void heartbeat(@Nullable ArtifactRef progress) {
        work.heartbeat(progress);
    }

    @Override
    public Optional<ArtifactRef> lastHeartbeat() {
        return work.lastHeartbeat();
    }

    @Override
    public void rest(Duration duration) {
        work.rest(duration);
    }

    @Override
    public void close() {
        remark.clear();
    }
}
