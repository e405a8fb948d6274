package dev.espalier.page;

import java.util.List;

/**
 * The first page.
 *
 * @param title how many searches run and how many things need somebody
 * @param say when the next search ends, and whether devices are served
 * @param running the first of those; {@code more} says how many there are besides, or is empty
 * @param devices that measure
 * @param ended experiments that ended last, newest first
 * @param nothing whether there is no experiment at all
 */
public record HomeView(
        String title,
        String say,
        List<Need> needs,
        List<ExperimentLine> running,
        String more,
        List<DeviceLine> devices,
        List<ExperimentLine> ended,
        List<MethodShare> methods,
        List<Total> totals,
        boolean nothing) {

    /**
     * A sum over all experiments.
     *
     * @param value with its unit
     */
    public record Total(String label, String value) {}
}
