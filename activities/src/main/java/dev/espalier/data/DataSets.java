package dev.espalier.data;

import java.util.List;
import java.util.Optional;

/** The data sets at hand: those that are drawn, and registered ones. */
public interface DataSets {

    Optional<DataSet> find(String id);

    /** By name. */
    List<String> ids();
}
