package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * The first page.
 *
 * @param title how many searches run and how many things need somebody
 * @param say when the next search ends, and whether devices are served
 * @param running the first of those; {@code more} says how many there are besides, or is empty
 * @param use how busy workers and devices were in the last day, or empty where none worked
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
        RawString use,
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
