package dev.espalier.evaluate;

import dev.espalier.space.table.ResultTable;
import java.util.List;
import java.util.Optional;

/** The tables of results at hand: shipped and imported ones. */
public interface Tables {

    Optional<ResultTable> find(String name);

    /** By name. */
    List<String> names();
}
