package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.table.StoredTable;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How users' spaces, tables and devices are kept in the artifact store. */
final class Stored {

    static final String SPACES = "spaces";
    static final String TABLES = "tables";
    static final String DEVICES = "devices";

    /** What {@link #isName} asks, for people. */
    static final String NAME_RULE = "1 to 64 lower-case letters, digits, - and _";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private Stored() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static String spaceKey(String name) {
        return SPACES + "/" + name + ".yaml";
    }

    static String tableKey(String name) {
        return TABLES + "/" + name + ".table";
    }

    static String deviceKey(String name) {
        return DEVICES + "/" + name + ".json";
    }

    /** The name in a key. */
    static String name(String key) {
        return key.substring(key.indexOf('/') + 1, key.lastIndexOf('.'));
    }

    static SearchSpace space(ArtifactStore store, ArtifactRef ref) {
        return CustomSpace.readAgain(new String(store.content(ref), StandardCharsets.UTF_8));
    }

    static ResultTable table(ArtifactStore store, ArtifactRef ref) {
        return StoredTable.open(() -> store.open(ref));
    }
}
