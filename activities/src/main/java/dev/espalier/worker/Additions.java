package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.catalogue.TableImport;
import dev.espalier.catalogue.TableInfo;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;

/** Takes in the spaces and tables that users bring. */
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

    static TableInfo describe(ResultTable table) {
        var info = table.info();
        return new TableInfo(
                info.name(), info.title(), info.space(), info.rows(), info.metrics(), info.epochs(), info.provenance());
    }
}
