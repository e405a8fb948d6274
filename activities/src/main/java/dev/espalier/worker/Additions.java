package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.catalogue.TableImport;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.TableInfo;

/** Takes in the spaces and tables that users bring. */
@SuppressWarnings("DoNotCallSuggester")
final class Additions {

    private final Shelf shelf;
    private final ArtifactStore store;

    Additions(Shelf shelf, ArtifactStore store) {
        this.shelf = shelf;
        this.store = store;
    }

    SearchSpace space(String yaml) {
        throw new UnsupportedOperationException(yaml + shelf + store);
    }

    TableInfo table(TableImport table) {
        throw new UnsupportedOperationException(table.name());
    }
}
