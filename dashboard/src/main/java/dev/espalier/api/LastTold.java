package dev.espalier.api;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Up to where somebody was told who follows events and comes back. */
public class LastTold {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    @HeaderParam("Last-Event-ID")
    @Parameter(description = "The `id` of the last event; browsers send it when they come back by themselves.")
    public @Nullable String header;

    @QueryParam("after")
    @Parameter(description = "The same for who cannot send the header.")
    public @Nullable String after;

    /** Empty for who comes for the first time. */
    String id() {
        var id = Objects.requireNonNullElse(header, Objects.requireNonNullElse(after, ""));
        return ID.matcher(id).matches() ? id : "";
    }
}
