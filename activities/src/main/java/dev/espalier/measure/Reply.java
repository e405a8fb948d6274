package dev.espalier.measure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.artifact.Json;
import dev.espalier.hardware.measure.Finding;
import dev.espalier.hardware.measure.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the measuring process answers.
 *
 * @param reading null when there is none
 * @param error why there is none
 */
record Reply(@Nullable Reading reading, @Nullable String error) {

    /** How jobs and replies are written. */
    static final JsonMapper MAPPER = (JsonMapper) Json.MAPPER.copy().addMixIn(Finding.class, Kinds.class);

    /** The module of devices knows no JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Finding.Steady.class, name = "steady"),
        @JsonSubTypes.Type(value = Finding.Disturbed.class, name = "disturbed")
    })
    private interface Kinds {}
}
