package dev.espalier.evaluate.region;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Work;
import dev.espalier.search.CurvePoint;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The work of one of several trainings that follow each other: their learning curves are told as one.
 *
 * @param run from 0
 */
record RunWork(Work work, int run, int runs) implements Work {

    @Override
    public void curve(CurvePoint point) {
        work.curve(new CurvePoint(run * point.of() + point.at(), runs * point.of(), point.unit(), point.measures()));
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
    public void awaits(String what) {
        work.awaits(what);
    }

    @Override
    public void rest(Duration duration) {
        work.rest(duration);
    }

    @Override
    public void waitForOthers(Duration duration) {
        work.waitForOthers(duration);
    }
}
