package dev.espalier.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.espalier.catalogue.InvalidInput;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A JSON Schema as it is offered to editors, beside the parser whose files it describes. */
final class WrittenSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode written;
    private final JsonSchema schema;
    private final Consumer<Text> parser;

    /** @param parser that refuses what is no such file */
    WrittenSchema(Object values, Consumer<Text> parser) {
        this.written = JSON.valueToTree(values);
        this.schema = SCHEMAS.getSchema(written);
        this.parser = parser;
    }

    /** What is wrong with the schema itself. */
    Set<ValidationMessage> faults() {
        return SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(written);
    }

    /** What is wrong with a file by the schema. */
    Set<ValidationMessage> violations(String yaml) {
        Object values = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return schema.validate(JSON.<JsonNode>valueToTree(values));
    }

    /** Whether the parser takes a file. */
    boolean parses(String yaml) {
        try {
            parser.accept(Text.yaml(yaml));
            return true;
        } catch (InvalidInput _) {
            return false;
        }
    }
}
