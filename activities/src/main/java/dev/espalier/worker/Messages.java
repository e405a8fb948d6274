package dev.espalier.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.artifact.Json;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.ByteArrayPayloadConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.common.converter.NullPayloadConverter;
import java.util.Optional;

/** How steps' messages are written: as JSON, and never large, since what is large travels by reference. */
public final class Messages {

    /** Temporal warns at 256 KiB and refuses at 2 MiB; half of the first leaves room. */
    public static final int LARGEST_BYTES = 128 * 1024;

    private Messages() {}

    /** For every client and worker. */
    public static DataConverter converter() {
        return new DefaultDataConverter(
                new NullPayloadConverter(), new ByteArrayPayloadConverter(), new Bounded(Json.MAPPER));
    }

    /** Refuses a message that should have been a reference. */
    private static final class Bounded extends JacksonJsonPayloadConverter {

        private Bounded(ObjectMapper mapper) {
            super(mapper);
        }

        @Override
        public Optional<Payload> toData(Object value) throws DataConverterException {
            var payload = super.toData(value);
            payload.ifPresent(written -> requireSmall(value, written));
            return payload;
        }

        private static void requireSmall(Object value, Payload payload) {
            if (payload.getData().size() > LARGEST_BYTES) {
                throw new DataConverterException("The message %s (%d bytes) must be at most %d bytes: pass a reference."
                        .formatted(
                                value.getClass().getSimpleName(),
                                payload.getData().size(),
                                LARGEST_BYTES));
            }
        }
    }
}
