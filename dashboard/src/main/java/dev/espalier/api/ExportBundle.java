package dev.espalier.api;

import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Text;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Notes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;

/** Several experiments in one archive, written while they are read. */
@Singleton
public final class ExportBundle {

    private final TrialsTable table;
    private final Notes notes;

    ExportBundle(TrialsTable table, Notes notes) {
        this.table = table;
        this.notes = notes;
    }

    /** A ZIP with a folder for each experiment, named by its id: its file, its trials as CSV and its notes. */
    public void write(List<ExperimentView> experiments, OutputStream output) throws IOException {
        try (var zip = new ZipOutputStream(output)) {
            for (var experiment : experiments) {
                zip.putNextEntry(new ZipEntry(experiment.id() + "/experiment.yaml"));
                zip.write(bytes(ExperimentFile.write(experiment.experiment(), Text.Format.YAML)
                        .content()));
                zip.putNextEntry(new ZipEntry(experiment.id() + "/trials.csv"));
                table.write(experiment, CloseShieldOutputStream.wrap(zip));
                var note = notes.of(experiment.id()).text();
                if (!note.isEmpty()) {
                    zip.putNextEntry(new ZipEntry(experiment.id() + "/notes.md"));
                    zip.write(bytes(note));
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
