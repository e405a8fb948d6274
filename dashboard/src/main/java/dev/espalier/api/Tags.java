package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.ExperimentView;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags of experiments: the revision first, then everything else that can change. */
final class Tags {

    private Tags() {}

    static String of(ExperimentView experiment) {
        return '"' + experiment.tag() + '"';
    }

    /** Whether the caller has the experiment as it is. */
    static boolean unchanged(ExperimentView experiment, HttpHeaders headers) {
        var known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        var tag = of(experiment);
        return known != null
                && Arrays.stream(known.split(","))
                        .map(Tags::strong)
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    /** A proxy that compresses may have made the tag weak. */
    static String strong(String tag) {
        var plain = tag.strip();
        return plain.startsWith("W/") ? plain.substring(2) : plain;
    }

    /**
     * The revision that a change was made for, or null when it shall hold for any.
     *
     * @throws InvalidInput when the header holds no tag of an experiment
     */
    static @Nullable Integer revision(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        var tag = strong(header).replace("\"", "");
        var revision = tag.contains(".") ? tag.substring(0, tag.indexOf('.')) : tag;
        if (!revision.matches("[0-9]{1,9}")) {
            throw new InvalidInput("The If-Match (%.60s) must be the ETag of an experiment.".formatted(header));
        }
        return Integer.valueOf(revision);
    }
}
