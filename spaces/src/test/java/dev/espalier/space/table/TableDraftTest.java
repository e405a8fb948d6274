package dev.espalier.space.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.space.Architecture;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.custom.CustomSpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableDraftTest {

    private static final SearchSpace SPACE =
            CustomSpace.read("name: tiny\ndecisions: {kernel: [3, 5, 7], block: [a, b]}");
    private static final String TABLE = """
            kernel,block,acc,lat_ms
            3,a,71.3,1.5
            3,b,72.25,2.25
            5,a,80,3.125
            5,b,81.125,4
            7,a,90.5,5.5
            7,b,91.07,6
            """;

    private static TableDraft.Plan plan(SearchSpace space, String... columns) {
        var byMetric = new TreeMap<String, String>();
        for (int i = 0; i < columns.length; i += 2) {
            byMetric.put(columns[i], columns[i + 1]);
        }
        return new TableDraft.Plan("mine", space, byMetric);
    }

    private static TableDraft.Plan usual() {
        return plan(SPACE, "val_accuracy_pct", "acc", "latency_ms@mydevice", "lat_ms");
    }

    private static TableDraft draft(TableDraft.Plan plan, String csv) {
        return draft(plan, csv.getBytes(StandardCharsets.UTF_8));
    }

    private static TableDraft draft(TableDraft.Plan plan, byte[] csv) {
        try {
            return TableDraft.ofCsv(plan, new ByteArrayInputStream(csv), _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(TableDraft.Plan plan, String csv) {
        var refusal = catchThrowableOfType(Refusal.class, () -> draft(plan, csv));
        assertThat(refusal).as("refusal of%n%s", csv).isNotNull();
        return refusal.problems();
    }

    private static byte[] bytes(TableDraft draft) throws IOException {
        var out = new ByteArrayOutputStream();
        draft.write(out);
        return out.toByteArray();
    }

    private static StoredTable stored(TableDraft draft) throws IOException {
        var content = bytes(draft);
        return StoredTable.open(() -> new ByteArrayInputStream(content));
    }

    private static Path parquet(String name) {
        return Path.of("src/test/resources/dev/espalier/space/table", name + ".parquet");
    }

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

    @Test
    void everyProblemOfTheRowsIsNamedAtOnceByLineAndColumn() {
        assertThat(problems(usual(), """
                kernel,block,acc,lat_ms
                3,a,71.3,1.5
                9,c,72,2
                5,a,,0x10
                5,b,80
                7,a,101,-1
                7,b,NaN,0
                3,b,50,1
                3,a,50,1
                """))
                .containsExactly(
                        "The `kernel` (9) in line 3 must be one of 3, 5, 7.",
                        "The `block` (c) in line 3 must be one of a, b.",
                        "The `lat_ms` (0x10) in line 4 must be a number.",
                        "The `acc` in line 4 is missing.\nMaybe leave such rows out: a table need not cover its space.",
                        "The `lat_ms` in line 5 is missing.\nMaybe leave such rows out: a table need not cover its space.",
                        "The `lat_ms` (-1) in line 6 must be above 0, as latency_ms@mydevice is in milliseconds.",
                        "The `acc` (101) in line 6 must be from 0 to 100, as val_accuracy_pct is in percent.",
                        "The `lat_ms` (0) in line 7 must be above 0, as latency_ms@mydevice is in milliseconds.",
                        "The `acc` (NaN) in line 7 must be a number.",
                        "The architecture in line 9 stands in line 2 already.");
    }

    @Test
    void twentyProblemsAreToldAndTheRestCounted() {
        var csv = new StringBuilder("kernel,block,acc,lat_ms\n");
        for (int i = 0; i < 1_234; i++) {
            csv.append("4,a,50,1\n");
        }
        assertThat(problems(usual(), csv.toString())).hasSize(21).last().isEqualTo("There are 1,214 problems more.");
    }

    @Test
    void missingColumnsAreNamedWithThoseThatAreThere() {
        assertThat(problems(plan(SPACE, "val_accuracy_pct", "accuracy"), "kernel,acc,acc\n3,1,1\n"))
                .containsExactly(
                        "The column (acc) must stand once in the header, but stands twice.",
                        "There is no column (block) for the decision of the space tiny; the file has kernel, acc, acc.\n"
                                + "Maybe give each architecture in one column `architecture` instead.",
                        "There is no column (accuracy) for the metric val_accuracy_pct; the file has kernel, acc, acc.");
    }

    @Test
    void emptyFilesAreRefused() {
        assertThat(problems(usual(), ""))
                .containsExactly("The file must have a header with the names of its columns, but is empty.");
        assertThat(problems(usual(), "kernel,block,acc,lat_ms\n"))
                .containsExactly("The table must have at least one row, but has only a header.");
        assertThat(problems(plan(SPACE), "kernel,block\n3,a\n"))
                .containsExactly(
                        "The table must have at least one metric.\nMaybe name the column of one: val_accuracy_pct=acc.");
    }

    @Test
    void percentagesThatLookLikeFractionsAreRefused() {
        assertThat(problems(usual(), "kernel,block,acc,lat_ms\n3,a,0.713,1\n3,b,1,1\n"))
                .containsExactly("The column (acc) looks like a fraction: no value is above 1 (the greatest is 1.0),"
                        + " but val_accuracy_pct is in percent.\nMaybe multiply its values by 100.");
        var deviations = plan(SPACE, "val_accuracy_std_pct", "std");
        assertThat(draft(deviations, "kernel,block,std\n3,a,0.4\n").info().rows())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "latency_ms@phone, lat_s, seconds, milliseconds",
        "latency_ms@phone, latency_us, microseconds, milliseconds",
        "latency_ms, Latency (us), microseconds, milliseconds",
        "train_seconds, trainHours, hours, seconds",
        "val_accuracy_pct, val_ratio, a fraction, percent",
        "val_accuracy_pct, time_ms, milliseconds, percent",
        "macs_m, macs_g, billions, millions"
    })
    void aColumnWhoseNameStatesAnotherUnitIsRefused(String metric, String column, String stated, String wanted) {
        assertThat(problems(plan(SPACE, metric, column), "kernel,block,%s\n3,a,5\n".formatted(column)))
                .containsExactly(("The column (%s) is in %s by its name, but the metric %s is in %s.\n"
                                + "Maybe convert its values, or rename the column if its name is wrong.")
                        .formatted(column, stated, metric, wanted));
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

    @Test
    void epochsMustBeWholeNumbersAndRowsOfOneNumberDistinct() {
        assertThat(problems(usual(), "kernel,block,epochs,acc,lat_ms\n3,a,x,50,1\n3,b,12,50,1\n3,b,12,50,1\n"))
                .containsExactly(
                        "The `epochs` (x) in line 2 must be a whole number above 0.",
                        "The architecture in line 4 stands in line 3 already, at 12 epochs as well.");
    }

    @Test
    void wrongArchitecturesAreNamedByLine() {
        assertThat(problems(plan(SPACE, "val_accuracy_pct", "acc"), "architecture,acc\ntiny:0-9,5\nnonsense,5\n,5\n"))
                .containsExactly(
                        "The `architecture` in line 2 cannot be read: The architecture (tiny:0-9) is not in the space (tiny).",
                        "The `architecture` in line 3 cannot be read: The architecture id (nonsense) must be a space and its choices, as in nasbench201:0-3-2-1-4-0.",
                        "The `architecture` in line 4 is missing.");
    }

    @Test
    void aBrokenOffFileIsRefused() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(TABLE.getBytes(StandardCharsets.UTF_8));
        }
        var half = java.util.Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
        assertThatThrownBy(() -> draft(usual(), half))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("The file must be CSV to its end, but cannot be read on");
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

    @Test
    void problemsOfParquetAreNamedByRow() {
        assertThatThrownBy(() -> TableDraft.ofParquet(usual(), parquet("wrong"), _ -> {}))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .containsExactly(
                                        "The `acc` in row 2 is missing.\nMaybe leave such rows out: a table need not cover its space.",
                                        "The `acc` (181.125) in row 4 must be from 0 to 100, as val_accuracy_pct is in percent.",
                                        "The `lat_ms` (NaN) in row 5 must be a number.",
                                        "The `kernel` (9) in row 6 must be one of 3, 5, 7."));
    }

    @Test
    void whatIsNoParquetIsRefused() throws IOException {
        var file = Files.createTempFile("not", ".parquet");
        try {
            for (var content : List.of("", TABLE, "PAR1" + TABLE + "\u0001\u0002\u0003\u0004PAR1")) {
                Files.writeString(file, content);
                assertThatThrownBy(() -> TableDraft.ofParquet(usual(), file, _ -> {}))
                        .isInstanceOf(Refusal.class)
                        .hasMessageStartingWith("The file must be Parquet to its end, but cannot be read: ");
            }
        } finally {
            Files.delete(file);
        }
    }
}
