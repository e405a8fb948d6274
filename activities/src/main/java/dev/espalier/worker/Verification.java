package dev.espalier.worker;

import dev.espalier.catalogue.Verifier;
import dev.espalier.search.Checkpoint;

/** Decides everything once more, through the same code as the steps, and compares the bytes. */
public final class Verification implements Verifier {

    private final Desk desk;

    public Verification(Desk desk) {
        this.desk = desk;
    }

    /** The steps that a fork inherited are decided again with its own. */
    @Override
    public Verdict verify(String id, Checkpoint last, Progress progress) {
        var replay = new Replay(desk, id);
        var stateHash = last.state().sha256();
        try {
            var current = replay.start();
            for (int step = 1; step <= last.sequence(); step++) {
                current = replay.step(current);
                progress.checked(step, last.sequence());
            }
            Difference.require("the last checkpoint", current, last);
            return new Verdict(replay.decisions(), null, stateHash);
        } catch (Difference difference) {
            return new Verdict(replay.decisions(), String.valueOf(difference.getMessage()), stateHash);
        }
    }
}
