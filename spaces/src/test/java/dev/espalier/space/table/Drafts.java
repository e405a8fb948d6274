package dev.espalier.space.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.custom.CustomSpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The table of a tiny space, and what becomes of it. */
final class Drafts {

    static final SearchSpace SPACE = CustomSpace.read("name: tiny\ndecisions: {kernel: [3, 5, 7], block: [a, b]}");
    static final String TABLE = """
            kernel,block,acc,lat_ms
            3,a,71.3,1.5
            3,b,72.25,2.25
            5,a,80,3.125
            5,b,81.125,4
            7,a,90.5,5.5
            7,b,91.07,6
            """;

    private Drafts() {}

    static TableDraft.Plan plan(SearchSpace space, String... columns) {
        var byMetric = new TreeMap<String, String>();
        for (int i = 0; i < columns.length; i += 2) {
            byMetric.put(columns[i], columns[i + 1]);
        }
        return new TableDraft.Plan("mine", space, byMetric);
    }

    static TableDraft.Plan usual() {
        return plan(SPACE, "val_accuracy_pct", "acc", "latency_ms@mydevice", "lat_ms");
    }

    static TableDraft draft(TableDraft.Plan plan, String csv) {
        return draft(plan, csv.getBytes(StandardCharsets.UTF_8));
    }

    static TableDraft draft(TableDraft.Plan plan, byte[] csv) {
        try {
            return TableDraft.ofCsv(plan, new ByteArrayInputStream(csv), _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> problems(TableDraft.Plan plan, String csv) {
        var refusal = catchThrowableOfType(Refusal.class, () -> draft(plan, csv));
        assertThat(refusal).as("refusal of%n%s", csv).isNotNull();
        return refusal.problems();
    }

    static byte[] bytes(TableDraft draft) throws IOException {
        var out = new ByteArrayOutputStream();
        draft.write(out);
        return out.toByteArray();
    }

    static StoredTable stored(TableDraft draft) throws IOException {
        var content = bytes(draft);
        return StoredTable.open(() -> new ByteArrayInputStream(content));
    }

    static Path parquet(String name) {
        return Path.of("src/test/resources/dev/espalier/space/table", name + ".parquet");
    }
}
