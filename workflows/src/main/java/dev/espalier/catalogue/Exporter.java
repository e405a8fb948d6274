package dev.espalier.catalogue;

import dev.espalier.step.ExportSteps.Order;
import java.util.List;

/** Knows whose networks can be exported. */
public interface Exporter {

    /** What keeps a trial's network from being exported, each in a sentence and a way out; nothing when it can be. */
    List<String> problems(Order order);
}
