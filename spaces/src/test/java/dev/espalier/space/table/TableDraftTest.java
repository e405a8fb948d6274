package dev.espalier.space.table;

import static dev.espalier.space.table.Drafts.SPACE;
import static dev.espalier.space.table.Drafts.TABLE;
import static dev.espalier.space.table.Drafts.bytes;
import static dev.espalier.space.table.Drafts.draft;
import static dev.espalier.space.table.Drafts.parquet;
import static dev.espalier.space.table.Drafts.plan;
import static dev.espalier.space.table.Drafts.stored;
import static dev.espalier.space.table.Drafts.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.custom.CustomSpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableDraftTest {

    @Test
    void aTableIsReadBackAsItWasWritten() throws IOException {
        var table = stored(draft(usual(), TABLE));
        assertThat(table.measures(new Architecture("tiny", 2, 1), 0))
                .isEqualTo(Map.of("val_accuracy_pct", 91.07, "latency_ms@mydevice", 6.0));
        assertThat(table.info())
                .isEqualTo(new TableInfo(
                        "mine",
                        "mine",
                        "tiny",
                        List.of("latency_ms@mydevice", "val_accuracy_pct"),
                        6,
                        List.of(),
                        "Imported: latency_ms@mydevice from the column lat_ms, val_accuracy_pct from the column acc."));
    }

    @Test
    void aTableMayCoverAPartOfItsSpace() throws IOException {
        var table = stored(draft(usual(), "block,kernel,lat_ms,acc\nb,5,1.5,50\n"));
        assertThat(table.contains(new Architecture("tiny", 1, 1))).isTrue();
        assertThat(table.contains(new Architecture("tiny", 1, 0))).isFalse();
        assertThat(table.contains(new Architecture("tiny", 1, 7))).isFalse();
        assertThat(table.contains(new Architecture("tiny", 1))).isFalse();
        assertThat(table.contains(new Architecture("other", 1, 1))).isFalse();
    }

    @Test
    void columnsHoldTheValuesOfTheArchitecturesOfTheirRows() throws IOException {
        var table = stored(draft(usual(), TABLE));
        var accuracies = table.column("val_accuracy_pct", 0);
        assertThat(accuracies).hasSize(6);
        for (int row = 0; row < accuracies.length; row++) {
            var architecture = Objects.requireNonNull(table.architecture(row, 0));
            assertThat(table.measures(architecture, 0)).containsEntry("val_accuracy_pct", accuracies[row]);
        }
        assertThatThrownBy(() -> table.column("colour", 0)).hasMessageContaining("must be one of");
    }

    @Test
    void theOrderOfRowsAndTheCompressionChangeNothing() throws IOException {
        var lines = new ArrayList<>(TABLE.lines().toList());
        lines.add(lines.remove(1));
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(("\uFEFF" + String.join("\r\n", lines)).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bytes(draft(usual(), zipped.toByteArray()))).isEqualTo(bytes(draft(usual(), TABLE)));
    }

    @Test
    void anArchitectureMayStandInTheNotationOfItsSpaceOrAsItsId() throws IOException {
        var space = new NasBench201();
        var cell = space.ofIndex(1);
        var csv = "architecture,acc\n%s,90\nnasbench201:0-0-0-0-0-0,10\n".formatted(space.format(cell));
        var table = stored(draft(plan(space, "val_accuracy_pct", "acc"), csv));
        assertThat(table.measures(cell, 0)).isEqualTo(Map.of("val_accuracy_pct", 90.0));
        assertThat(table.measures(new Architecture("nasbench201", 0, 0, 0, 0, 0, 0), 0))
                .isEqualTo(Map.of("val_accuracy_pct", 10.0));
    }

    @Test
    void rowsOfDifferentEpochsStandSideBySide() throws IOException {
        var csv = "kernel,block,epochs,acc,lat_ms\n3,a,200,90,1\n3,a,12,60,1\n3,b,12,61,1\n";
        var table = stored(draft(usual(), csv));
        var both = new Architecture("tiny", 0, 0);
        var once = new Architecture("tiny", 0, 1);
        assertThat(table.info().epochs()).containsExactly(12, 200);
        assertThat(table.info().rows()).isEqualTo(2);
        assertThat(Objects.requireNonNull(table.measures(both, 0))).containsEntry("val_accuracy_pct", 90.0);
        assertThat(Objects.requireNonNull(table.measures(both, 12))).containsEntry("val_accuracy_pct", 60.0);
        assertThat(table.measures(once, 0)).isNull();
        assertThat(Objects.requireNonNull(table.measures(once, 12))).containsEntry("val_accuracy_pct", 61.0);
        assertThatThrownBy(() -> table.measures(both, 90)).hasMessageContaining("must be one of [12, 200]");
    }

    @Test
    void aSpaceOfMoreThanTwoToThe63ArchitecturesIsFoundByHash() throws IOException {
        var yaml = new StringBuilder("name: vast\ndecisions:\n");
        for (int i = 0; i < 30; i++) {
            yaml.append("  d%d: [a, b, c, d, e]\n".formatted(i));
        }
        var space = CustomSpace.read(yaml.toString());
        var random = new java.util.SplittableRandom(7);
        var csv = new StringBuilder("architecture,acc\n");
        var architectures = new ArrayList<Architecture>();
        for (int i = 0; i < 500; i++) {
            architectures.add(space.sample(random));
            csv.append(architectures.getLast().id())
                    .append(',')
                    .append(50 + i / 100.0)
                    .append('\n');
        }
        var table = stored(draft(plan(space, "val_accuracy_pct", "acc"), csv.toString()));
        for (int i = 0; i < 500; i++) {
            assertThat(table.measures(architectures.get(i), 0)).isEqualTo(Map.of("val_accuracy_pct", 50 + i / 100.0));
        }
        assertThat(table.contains(space.sample(random))).isFalse();
    }

    @Test
    void progressIsToldEverySoOftenAndAtTheEnd() throws IOException {
        var yaml = "name: long\ndecisions: {%s}"
                .formatted("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p".replaceAll("([a-p])", "$1: [x, y]"));
        var csv = new StringBuilder("architecture,acc\n");
        var positions = Positions.of(CustomSpace.read(yaml));
        for (int i = 0; i < 40_000; i++) {
            csv.append(positions.at(i).id()).append(",50\n");
        }
        var told = new ArrayList<Long>();
        TableDraft.ofCsv(
                plan(CustomSpace.read(yaml), "val_accuracy_pct", "acc"),
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                told::add);
        assertThat(told).containsExactly(16_384L, 32_768L, 40_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "latency_ms@phone, lat",
        "latency_ms@phone, LatencyMs",
        "val_accuracy_pct, mean_acc",
        "val_accuracy_pct, acc_%"
    })
    void aColumnWhoseNameStatesTheSameUnitOrNoneIsTaken(String metric, String column) {
        assertThat(draft(plan(SPACE, metric, column), "kernel,block,%s\n3,a,5\n".formatted(column))
                        .info()
                        .metrics())
                .containsExactly(metric);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "plain", "zstd"})
    void parquetGivesTheSameTableAsCsv(String file) throws IOException {
        var rows = new AtomicInteger();
        var draft = TableDraft.ofParquet(usual(), parquet(file), count -> rows.set((int) count));
        var csv = TABLE.replace("lat_ms\n", "lat_ms,epochs\n").replaceAll("(?m)([0-9])$", "$1,50");
        assertThat(bytes(draft)).isEqualTo(bytes(draft(usual(), csv)));
        assertThat(rows).hasValue(6);
    }
}
