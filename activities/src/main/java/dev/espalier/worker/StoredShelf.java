package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The shelf of one process: what is added by any other appears here through the artifact store. */
public final class StoredShelf implements Shelf {

    private final Map<String, SearchSpace> spaces = new ConcurrentHashMap<>();
    private final Map<String, ResultTable> tables = new ConcurrentHashMap<>();
    private final ArtifactStore store;

    public StoredShelf(Collection<SearchSpace> spaces, Collection<ResultTable> tables, ArtifactStore store) {
        spaces.forEach(space -> this.spaces.put(space.name(), space));
        tables.forEach(table -> this.tables.put(table.info().name(), table));
        this.store = store;
    }

    @Override
    public Optional<SearchSpace> space(String name) {
        var known = spaces.get(name);
        if (known == null && Stored.isName(name)) {
            store.find(Stored.spaceKey(name)).ifPresent(ref -> spaces.put(name, Stored.space(store, ref)));
        }
        return Optional.ofNullable(spaces.get(name));
    }

    @Override
    public Optional<ResultTable> find(String name) {
        var known = tables.get(name);
        if (known == null && Stored.isName(name)) {
            store.find(Stored.tableKey(name)).ifPresent(ref -> tables.put(name, Stored.table(store, ref)));
        }
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public List<SearchSpace> spaces() {
        store.list(Stored.SPACES).forEach(key -> space(Stored.name(key)));
        return List.copyOf(new TreeMap<>(spaces).values());
    }

    @Override
    public List<ResultTable> tables() {
        store.list(Stored.TABLES).forEach(key -> find(Stored.name(key)));
        return tables.values().stream()
                .sorted(Comparator.comparing(table -> table.info().name()))
                .toList();
    }

    @Override
    public List<String> names() {
        return tables().stream().map(table -> table.info().name()).toList();
    }
}
