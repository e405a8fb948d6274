package dev.espalier.api;

import jakarta.ws.rs.core.HttpHeaders;

/** Who asks, as the history of an experiment will name them. */
final class Caller {

    private Caller() {}

    /** {@code command line} for our own, {@code API} for every other program. */
    static String of(HttpHeaders headers) {
        var agent = headers.getHeaderString(HttpHeaders.USER_AGENT);
        return agent != null && agent.startsWith("espalier") ? "command line" : "API";
    }
}
