package dev.espalier.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.catalogue.InvalidInput;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** An answer of lines, each a JSON object, that tell how far a long request is before they tell what came of it. */
final class Lines {

    static final String TYPE = "application/x-ndjson";

    private final ObjectMapper json;
    private final OutputStream output;

    private Lines(ObjectMapper json, OutputStream output) {
        this.json = json;
        this.output = output;
    }

    /** Why nothing came of it, in the last line, since the status was sent with the first. */
    record Refused(List<String> problems) {}

    /** @param work tells lines on its way, and gives the last one back */
    static StreamingOutput of(ObjectMapper json, Function<Lines, Record> work) {
        return output -> {
            var lines = new Lines(json, output);
            try {
                lines.tell(work.apply(lines));
            } catch (InvalidInput e) {
                lines.tell(new Refused(e.problems()));
            }
        };
    }

    /** A caller who went away ends the work with the exception. */
    void tell(Record line) {
        try {
            output.write(json.writeValueAsBytes(line));
            output.write('\n');
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
