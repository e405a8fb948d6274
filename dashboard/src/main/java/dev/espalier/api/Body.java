package dev.espalier.api;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.Text;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The body of a request as text, of which no more is read than a file may have. */
final class Body {

    private static final String JSON = "json";

    private Body() {}

    /**
     * The text in the format that the request's content type names.
     *
     * @throws InvalidInput when it is too long or not in UTF-8
     */
    static Text text(InputStream body, HttpHeaders headers) {
        var type = headers.getMediaType();
        return type != null && type.getSubtype().endsWith(JSON) ? Text.json(read(body)) : Text.yaml(read(body));
    }

    static String read(InputStream body) {
        try {
            var bytes = body.readNBytes(Text.MOST_BYTES + 1);
            if (bytes.length > Text.MOST_BYTES) {
                throw new TooLarge();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new InvalidInput("The body must be text in UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The media types that files are accepted as. */
    static final class Types {
        static final String YAML = "application/yaml";
        static final String OLD_YAML = "application/x-yaml";
        static final String TEXT_YAML = "text/yaml";
        static final String PLAIN = MediaType.TEXT_PLAIN;
        static final String JSON = MediaType.APPLICATION_JSON;

        private Types() {}
    }

    /** The body is longer than any text that is taken here. */
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("The body must have at most %d KiB.".formatted(Text.MOST_BYTES / 1024));
        }
    }
}
