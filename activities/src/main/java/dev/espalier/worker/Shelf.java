package dev.espalier.worker;

import dev.espalier.evaluate.Spaces;
import dev.espalier.evaluate.Tables;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;
import java.util.List;

/** The spaces and tables at hand: those shipped as plug-ins, and those users added, kept in the artifact store. */
public interface Shelf extends Tables, Spaces {

    /** By name. */
    List<SearchSpace> spaces();

    /** By name. */
    List<ResultTable> tables();
}
