package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;

/** How users' spaces and tables are kept in the artifact store. */
@SuppressWarnings("DoNotCallSuggester")
final class Stored {

    static final String SPACES = "spaces";
    static final String TABLES = "tables";

    private Stored() {}

    static String spaceKey(String name) {
        return SPACES + "/" + name + ".yaml";
    }

    static String tableKey(String name) {
        return TABLES + "/" + name + ".table";
    }

    /** The name in a key. */
    static String name(String key) {
        return key.substring(key.indexOf('/') + 1, key.lastIndexOf('.'));
    }

    static SearchSpace space(ArtifactStore store, ArtifactRef ref) {
        throw new UnsupportedOperationException(ref.key() + store);
    }

    static ResultTable table(ArtifactStore store, ArtifactRef ref) {
        throw new UnsupportedOperationException(ref.key() + store);
    }
}
