package dev.espalier.page;

import dev.espalier.account.Deed;
import dev.espalier.ledger.EventRow;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.race.RaceStatus;

/**
 * A state: a colour, an icon and a word.
 *
 * @param style a class of the stylesheet
 * @param icon a symbol of the sprite; the dot pulses
 */
public record Badge(String style, String icon, String word) {

    static Badge of(Status status) {
        return switch (status) {
            case RUNNING -> new Badge("is-running", "dot", "running");
            case PAUSED -> new Badge("is-paused", "pause", "paused");
            case STOPPING -> new Badge("is-attention", "stop", "stopping");
            case FINISHED -> new Badge("is-finished", "check", "finished");
            case STOPPED -> new Badge("is-stopped", "stop", "stopped");
            case FAILED -> new Badge("is-failed", "cross", "failed");
        };
    }

    static Badge of(RaceStatus status) {
        return switch (status) {
            case RUNNING -> of(Status.RUNNING);
            case PAUSED -> of(Status.PAUSED);
            case STOPPING -> of(Status.STOPPING);
            case FINISHED -> of(Status.FINISHED);
            case STOPPED -> of(Status.STOPPED);
        };
    }

    static Badge of(TrialStatus status) {
        return switch (status) {
            case MEASURED -> new Badge("is-finished", "check", "measured");
            case INFEASIBLE -> new Badge("is-attention", "hand", "over a limit");
            case FAILED -> new Badge("is-failed", "cross", "failed");
            case FILTERED -> new Badge("is-queued", "filter", "screened out");
            case RUNNING -> new Badge("is-running", "dot", "being evaluated");
        };
    }

    static Badge of(Deed deed) {
        return switch (deed.outcome()) {
            case DONE -> new Badge("is-finished", "check", "done");
            case REFUSED -> new Badge("is-attention", "hand", "refused");
            case FAILED -> new Badge("is-failed", "cross", "failed");
        };
    }

    static Badge of(EventRow.Kind kind) {
        var word = kind.word();
        return switch (kind) {
            case CREATED -> new Badge("is-queued", "plus", word);
            case STARTED -> new Badge("is-running", "play", word);
            case WARMED -> new Badge("is-finished", "bolt", word);
            case RESUMED -> new Badge("is-running", "play", word);
            case NOTED -> new Badge("is-queued", "note", word);
            case CHANGED -> new Badge("is-attention", "gauge", word);
            case PAUSED -> new Badge("is-paused", "pause", word);
            case STOPPING -> new Badge("is-attention", "stop", word);
            case FORKED -> new Badge("is-queued", "fork", word);
            case RECOVERED -> new Badge("is-recovered", "replay", word);
            case RESTARTED -> new Badge("is-running", "replay", word);
            case RERUN -> new Badge("is-recovered", "replay", "re-run");
            case UNSCREENED -> new Badge("is-attention", "filter", word);
            case SCREENED -> new Badge("is-finished", "filter", word);
            case WAITING -> new Badge("is-attention", "gauge", word);
            case WAITED -> new Badge("is-finished", "gauge", "measures");
            case VERIFIED -> new Badge("is-finished", "check", word);
            case ENDED -> new Badge("is-stopped", "stop", word);
        };
    }
}
