package dev.espalier.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.artifact.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a screened search remembers between two rounds.
 *
 * @param method what its method has learned
 * @param knowledge what the screen knows, or null where the method has a surrogate of its own
 */
public record Memory<S extends Record>(
        S method,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Knowledge knowledge,
        Breaker breaker) {

    /** The same as it is kept, before anybody says what the method's part is. */
    public record Kept(JsonNode method, @Nullable Knowledge knowledge, Breaker breaker) {

        /** @param state what the method has learned is one of these */
        public <S extends Record> Memory<S> of(Class<S> state) {
            return new Memory<>(Json.MAPPER.convertValue(method, state), knowledge, breaker);
        }
    }
}
