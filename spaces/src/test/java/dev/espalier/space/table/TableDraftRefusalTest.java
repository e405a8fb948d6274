package dev.espalier.space.table;

import static dev.espalier.space.table.Drafts.SPACE;
import static dev.espalier.space.table.Drafts.TABLE;
import static dev.espalier.space.table.Drafts.draft;
import static dev.espalier.space.table.Drafts.parquet;
import static dev.espalier.space.table.Drafts.plan;
import static dev.espalier.space.table.Drafts.problems;
import static dev.espalier.space.table.Drafts.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableDraftRefusalTest {

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
    void quantitiesOfSeveralUnitsMustStateTheirs() {
        var plan = plan(SPACE, "val_accuracy", "acc", "latency@mydevice", "lat", "rank", "rank");
        assertThat(problems(plan, "kernel,block,acc,lat,rank\n3,a,50,1,7\n"))
                .containsExactly(
                        "The metric (latency@mydevice) must end in its unit, as latency_ms@mydevice does, which is in milliseconds.",
                        "The metric (val_accuracy) must end in its unit, as val_accuracy_pct does, which is in percent.");
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
