package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.watch.GpuTime;

/** A budget's GPU time for people. */
final class GpuTimes {

    private GpuTimes() {}

    static String text(JsonNode gpuTime) {
        double seconds = GpuTime.seconds(gpuTime);
        return Double.isNaN(seconds) ? "" : Amounts.span(seconds);
    }
}
