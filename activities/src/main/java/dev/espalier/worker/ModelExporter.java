package dev.espalier.worker;

import dev.espalier.catalogue.Exporter;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.step.ExportSteps.Order;
import java.util.List;

/** Finds out whether this installation can export a network by looking for all that it needs. */
public final class ModelExporter implements Exporter {

    private final Desk desk;

    public ModelExporter(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<String> problems(Order order) {
        try {
            Subject.of(order, desk);
            return List.of();
        } catch (InvalidInput e) {
            return e.problems();
        }
    }
}
