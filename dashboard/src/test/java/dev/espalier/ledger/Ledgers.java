package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactStore;

/** Parts of the ledger, for tests that need no database. */
public final class Ledgers {

    private Ledgers() {}

    public static Training training(ArtifactStore store) {
        return new Training(store, new Waits(store));
    }
}
