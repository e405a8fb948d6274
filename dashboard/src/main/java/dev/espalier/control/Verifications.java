package dev.espalier.control;

import dev.espalier.catalogue.Verifier;
import dev.espalier.catalogue.Verifier.Progress;
import dev.espalier.catalogue.Verifier.Verdict;
import dev.espalier.ledger.Books;
import dev.espalier.ledger.Experiments;
import dev.espalier.live.Live;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Has every decision of an experiment made once more, and notes what came of it. */
@Singleton
public final class Verifications {

    private final Experiments experiments;
    private final Instance<Verifier> verifier;
    private final Books books;
    private final Live live;

    Verifications(Experiments experiments, Instance<Verifier> verifier, Books books, Live live) {
        this.experiments = experiments;
        this.verifier = verifier;
        this.books = books;
        this.live = live;
    }

    /** Up to the last checkpoint, also while the search goes on. */
    public Verdict verify(String id, Progress progress, String actor) {
        var experiment = experiments.find(id).orElseThrow(() -> Unknown.experiment(id));
        var last = experiment.checkpoint();
        if (last == null) {
            throw new Conflict("The experiment (%s) has not begun, so there is nothing to verify.".formatted(id));
        }
        var verdict = verifier.get().verify(id, last, progress);
        var difference = verdict.firstDifference();
        books.verified(
                id,
                difference == null
                        ? "All %d decisions of %d rounds made again, bit for bit the same"
                                .formatted(verdict.decisions(), experiment.rounds())
                        : difference,
                actor);
        live.changed(id);
        return verdict;
    }
}
