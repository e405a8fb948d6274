package dev.espalier.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of an address, in the order in which its parts were added; empty parts are left out. */
final class Query {

    private final Map<String, String> parts;

    Query() {
        this(Map.of());
    }

    private Query(Map<String, String> parts) {
        this.parts = parts;
    }

    /** This query and another part; an empty value takes the part away. */
    Query and(String name, @Nullable Object value) {
        var more = new LinkedHashMap<>(parts);
        if (value == null || value.toString().isEmpty()) {
            more.remove(name);
        } else {
            more.put(name, value.toString());
        }
        return new Query(more);
    }

    /** With its question mark, or empty. */
    @Override
    public String toString() {
        return parts.isEmpty()
                ? ""
                : parts.entrySet().stream()
                        .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
