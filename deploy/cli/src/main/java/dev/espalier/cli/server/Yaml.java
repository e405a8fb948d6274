package dev.espalier.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** YAML, apart from {@link Json}: loading its library costs what a whole command takes. */
public final class Yaml {

    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    private Yaml() {}

    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a document.
     *
     * @throws Failure with the place of the mistake when it is no YAML
     */
    public static JsonNode read(String source, byte[] content) {
        try {
            return MAPPER.readTree(new String(content, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Failure("The file (%s) is no YAML: line %d, column %d cannot be read."
                    .formatted(source, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
        }
    }
}
