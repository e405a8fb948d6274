package dev.espalier.gate;

import org.jspecify.annotations.Nullable;

/** By what somebody asks. */
public enum Via {
    PAGE("page"),
    COMMAND_LINE("command line"),
    API("API");

    private static final String AGENT = "espalier";

    private final String word;

    Via(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /**
     * @param agent what the program calls itself; our own command line has a name
     */
    public static Via of(String path, @Nullable String agent) {
        return path.startsWith("/api/") ? program(agent) : PAGE;
    }

    /** Of a request to the API. */
    public static Via program(@Nullable String agent) {
        return agent != null && agent.startsWith(AGENT) ? COMMAND_LINE : API;
    }
}
