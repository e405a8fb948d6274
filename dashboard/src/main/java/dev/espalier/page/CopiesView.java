package dev.espalier.page;

import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Text.Format;
import dev.espalier.search.Experiment;
import java.net.URI;

/**
 * The file of an experiment in the forms in which people take it elsewhere; each begins the search anew, a fork from its
 * beginning.
 *
 * @param curl asks this server; {@code command} the server that the command line knows
 */
public record CopiesView(String yaml, String json, String curl, String command) {

    private static final String TOKEN = "  -H \"Authorization: Bearer $ESPALIER_TOKEN\" \\\n";

    /**
     * Writes them.
     *
     * @param server its address, as it was asked for the page
     * @param open whether it asks nobody for a token
     */
    static CopiesView of(Experiment experiment, URI server, boolean open) {
        var yaml = ExperimentFile.write(experiment, Format.YAML).content();
        return new CopiesView(
                yaml,
                ExperimentFile.write(experiment, Format.JSON).content(),
                """
                curl -sS -X POST '%s' \\
                  -H 'Content-Type: application/yaml' \\
                %s  --data-binary @- <<'YAML'
                %sYAML
                """.formatted(server.resolve("/api/v1/experiments"), open ? "" : TOKEN, yaml),
                """
                ./espalier experiment create - <<'YAML'
                %sYAML
                """.formatted(yaml));
    }
}
