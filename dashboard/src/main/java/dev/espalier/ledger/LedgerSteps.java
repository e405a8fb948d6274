package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.live.Live;
import dev.espalier.search.Candidate;
import dev.espalier.step.Keys;
import dev.espalier.step.Ledger;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.step.Records.Trials;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * The ledger in the database. What a message refers to is read first, then written in one transaction; news of it is
 * given when it can be read.
 */
@Singleton
public final class LedgerSteps implements Ledger {

    private final Once artifacts;
    private final Stints stints;
    private final Openings openings;
    private final Recordings recordings;
    private final Closings closings;
    private final Waits waits;
    private final Live live;

    LedgerSteps(
            ArtifactStore store, Openings openings, Recordings recordings, Closings closings, Waits waits, Live live) {
        this.artifacts = new Once(store);
        this.stints = new Stints(store);
        this.openings = openings;
        this.recordings = recordings;
        this.closings = closings;
        this.waits = waits;
        this.live = live;
    }

    @Override
    public void open(Opened message) {
        openings.open(message, Clock.systemUTC().instant());
        live.changed(message.experiment().id());
    }

    @Override
    public void record(Recorded message) {
        var ref = message.evaluated().evaluations();
        if (ref == null) {
            return;
        }
        var evaluations = artifacts.read(ref, Evaluations.class);
        var group = message.evaluated().group();
        var candidates = artifacts
                .read(message.batch().candidates(), Candidates.class)
                .candidates()
                .subList(group.first(), group.first() + group.size());
        var now = Clock.systemUTC().instant();
        var worked = stints.rows(message.at(), group.first(), evaluations, now);
        recordings.record(message, candidates, evaluations, worked, now);
        live.changed(message.at().experiment());
    }

    @Override
    public void close(Closed message) {
        var outcomes = message.next().outcomes();
        var trials = message.proposal() == null
                ? new Trials(List.of(), List.of())
                : artifacts.read(Objects.requireNonNull(outcomes), Trials.class);
        closings.close(
                message, trials, filtered(message, trials), Clock.systemUTC().instant());
        live.changed(message.at().experiment());
    }

    private List<Candidate> filtered(Closed message, Trials trials) {
        var at = message.at();
        return trials.judgement() == null
                ? List.of()
                : artifacts
                        .find(Keys.at(at.experiment(), at.checkpoint().sequence(), "batch"), Candidates.class)
                        .map(Candidates::filtered)
                        .orElse(List.of());
    }

    @Override
    public void await(Awaited message) {
        waits.write(message, Clock.systemUTC().instant());
        live.changed(message.experiment());
    }

    @Override
    public void finish(Finished message) {
        closings.finish(message, Clock.systemUTC().instant());
        live.changed(message.experiment());
        live.ended(message.experiment());
    }
}
