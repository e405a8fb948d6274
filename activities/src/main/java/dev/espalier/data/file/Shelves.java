package dev.espalier.data.file;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where descriptions lie in the artifact store. Under an id there may be several, all of the same images: the newest one
 * says where they are now.
 */
final class Shelves {

    static final String NAME_RULE = "1 to 64 lower-case letters, digits, - and _";

    private static final String FOLDER = "datasets";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern DESCRIPTION = Pattern.compile("datasets/([^/]+)/description-[0-9]{6}\\.json");

    private final ArtifactStore store;
    private final Once once;

    Shelves(ArtifactStore store) {
        this.store = store;
        this.once = new Once(store);
    }

    static boolean isName(String id) {
        return NAME.matcher(id).matches();
    }

    private static String folder(String id) {
        return FOLDER + "/" + id;
    }

    /** The ids of what is registered, in order. */
    List<String> ids() {
        return store.list(FOLDER).stream()
                .map(DESCRIPTION::matcher)
                .filter(key -> key.matches())
                .map(key -> key.group(1))
                .distinct()
                .toList();
    }

    /** Where the newest description of a data set is. */
    Optional<ArtifactRef> newest(String id) {
        return isName(id) ? descriptions(id).reversed().stream().findFirst().flatMap(store::find) : Optional.empty();
    }

    private List<String> descriptions(String id) {
        return store.list(folder(id)).stream()
                .filter(key -> DESCRIPTION.matcher(key).matches())
                .toList();
    }

    Description read(ArtifactRef ref) {
        return once.read(ref, Description.class);
    }

    /**
     * Keeps one after those that are there.
     *
     * @return what stands in that place then, which is another's where two came at once
     */
    Description add(Description description) {
        var id = description.info().id();
        var key = "%s/description-%06d.json"
                .formatted(folder(id), descriptions(id).size());
        return read(store.put(key, Once.bytes(description)));
    }

    void putListing(String id, String sha256, byte[] listing) {
        store.put(listingKey(id, sha256), listing);
    }

    Listing listing(String id, String sha256) {
        var ref = store.find(listingKey(id, sha256))
                .orElseThrow(() -> new IllegalStateException("The data set (%s) has lost its listing.".formatted(id)));
        return Listing.read(store.open(ref));
    }

    private static String listingKey(String id, String sha256) {
        return "%s/%s.tsv.gz".formatted(folder(id), sha256);
    }

    void remove(String id) {
        store.delete(folder(id));
    }
}
