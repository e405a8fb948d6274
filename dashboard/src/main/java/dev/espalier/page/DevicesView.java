package dev.espalier.page;

import java.util.List;

/**
 * The list of devices, by where their figures come from.
 *
 * @param measuring a worker beside them measures
 * @param predicting from measurements
 * @param known looked up
 */
public record DevicesView(List<DeviceLine> measuring, List<DeviceLine> predicting, List<DeviceLine> known) {
    public DevicesView {
        measuring = List.copyOf(measuring);
        predicting = List.copyOf(predicting);
        known = List.copyOf(known);
    }
}
