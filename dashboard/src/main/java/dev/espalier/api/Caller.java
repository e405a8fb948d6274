package dev.espalier.api;

import dev.espalier.gate.Via;
import dev.espalier.gate.Visitor;
import jakarta.ws.rs.core.HttpHeaders;

/** Who asks, as the history of an experiment will name them. */
final class Caller {

    private Caller() {}

    /** {@code command line} for our own, {@code API} for every other program, after the name of a user. */
    static String of(HttpHeaders headers) {
        return Visitor.current()
                .actor(Via.program(headers.getHeaderString(HttpHeaders.USER_AGENT))
                        .word());
    }
}
