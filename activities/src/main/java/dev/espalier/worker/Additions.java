package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Sha256;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.TableImport;
import dev.espalier.search.Metric;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.table.TableDraft;
import dev.espalier.space.table.TableInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Takes in the spaces and tables that users bring: whole, or not at all. */
final class Additions {

    private final Shelf shelf;
    private final ArtifactStore store;

    Additions(Shelf shelf, ArtifactStore store) {
        this.shelf = shelf;
        this.store = store;
    }

    SearchSpace space(String yaml) {
        var space = read(yaml);
        var key = Stored.spaceKey(space.name());
        requireFree("space", space.name(), key, shelf.space(space.name()).isPresent());
        var content = yaml.getBytes(StandardCharsets.UTF_8);
        requireSame(
                "space",
                space.name(),
                Sha256.hex(content),
                store.put(key, content).sha256());
        return shelf.space(space.name()).orElse(space);
    }

    private static CustomSpace read(String yaml) {
        try {
            return CustomSpace.read(yaml);
        } catch (Refusal e) {
            throw new InvalidInput(e.problems());
        }
    }

    TableInfo table(TableImport table) {
        var space = shelf.space(table.space());
        requireReadable(table, space);
        requireFree(
                "table",
                table.name(),
                Stored.tableKey(table.name()),
                shelf.find(table.name()).isPresent());
        try {
            var plan = new TableDraft.Plan(table.name(), space.orElseThrow(), columns(table, space.orElseThrow()));
            var draft = draft(plan, table);
            keep(table.name(), draft);
            return draft.info();
        } catch (Refusal e) {
            throw new InvalidInput(e.problems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the published file where none are named. */
    private static SortedMap<String, String> columns(TableImport table, SearchSpace space) {
        return table.columns().isEmpty() ? space.published().metrics() : table.columns();
    }

    private void requireReadable(TableImport table, Optional<SearchSpace> space) {
        var problems = new ArrayList<String>();
        if (!Stored.isName(table.name())) {
            problems.add("The `name` (%s) must be %s.".formatted(table.name(), Stored.NAME_RULE));
        }
        if (space.isEmpty()) {
            problems.add(unknownSpace(table.space(), shelf));
        }
        for (var metric : table.columns().keySet()) {
            try {
                new Metric(metric);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    static String unknownSpace(String name, Shelf shelf) {
        var known = shelf.spaces().stream().map(SearchSpace::name).toList();
        return "There is no space (%s); there are %s.".formatted(name, String.join(", ", known));
    }

    private static TableDraft draft(TableDraft.Plan plan, TableImport table) throws IOException {
        return switch (table.format()) {
            case CSV -> TableDraft.ofCsv(plan, table.content(), table.progress());
            case PARQUET -> {
                // Its footer is read first, and a stream has no end to begin with.
                var spool = Files.createTempFile("espalier-table", ".parquet");
                try {
                    Files.copy(table.content(), spool, StandardCopyOption.REPLACE_EXISTING);
                    yield TableDraft.ofParquet(plan, spool, table.progress());
                } finally {
                    Files.delete(spool);
                }
            }
        };
    }

    private void keep(String name, TableDraft draft) throws IOException {
        var file = Files.createTempFile("espalier-table", ".draft");
        try {
            var hash = written(draft, file);
            try (var content = Files.newInputStream(file)) {
                requireSame(
                        "table",
                        name,
                        hash,
                        store.put(Stored.tableKey(name), content).sha256());
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String written(TableDraft draft, Path file) throws IOException {
        try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), Sha256.start())) {
            draft.write(out);
            out.flush();
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }

    /** What is shipped has no key in the store, and nobody may take its name. */
    private void requireFree(String kind, String name, String key, boolean known) {
        if (known && store.find(key).isEmpty()) {
            throw taken(kind, name);
        }
    }

    private static void requireSame(String kind, String name, String given, String stored) {
        if (!given.equals(stored)) {
            throw taken(kind, name);
        }
    }

    static InvalidInput taken(String kind, String name) {
        return new InvalidInput(List.of(
                "The %s (%s) must have a name of its own: another one with other content is there.\nMaybe call it %s-2."
                        .formatted(kind, name, name)));
    }
}
