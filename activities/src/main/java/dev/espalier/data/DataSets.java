package dev.espalier.data;

import java.util.List;
import java.util.Optional;

/** The data sets at hand: those that are drawn, and registered ones. */
public interface DataSets {

    /**
     * The one of that id, if any.
     *
     * @throws dev.espalier.space.Refusal when it is registered, but this machine does not see its files, or they changed
     */
    Optional<DataSet> find(String id);

    /** By name. */
    List<String> ids();
}
