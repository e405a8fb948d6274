package dev.espalier.surrogate;

import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The encodings of one space, each computed once while they are few: a search asks about the same architectures every
 * round. What is remembered follows from the space alone, so it never changes an answer.
 */
final class Encodings {

    private static final int REMEMBERED = 50_000;
    private static final Map<SearchSpace, Map<Architecture, Encoding>> BY_SPACE =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final SearchSpace space;
    private final Map<Architecture, Encoding> known;

    Encodings(SearchSpace space) {
        this.space = space;
        this.known = BY_SPACE.computeIfAbsent(space, _ -> new ConcurrentHashMap<>());
    }

    Encoding of(Architecture architecture) {
        var encoding = known.get(architecture);
        if (encoding == null) {
            encoding = Encoding.of(architecture, space);
            if (known.size() < REMEMBERED) {
                known.put(architecture, encoding);
            }
        }
        return encoding;
    }
}
