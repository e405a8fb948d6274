package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes a device. */
@Command(
        name = "describe",
        description = "Describes a device: whose figures its latencies are and, where they are predicted, how well.",
        footer = "  ./espalier device describe my-phone")
final class DeviceDescribe implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Its name, as in device list.")
    String name = "";

    @Mixin
    OutputOption output = new OutputOption();

    DeviceDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var device = session.server().get(Route.of("devices", name));
        output.show(session.terminal(), device, () -> details(device).print(session.terminal()));
    }

    static Details details(JsonNode device) {
        var calibration = device.path("calibration");
        var details = new Details()
                .line("device", Json.text(device, "name"))
                .line("title", Json.text(device, "title"))
                .line("metric", Json.text(device, "metric"))
                .line("latency by", Json.text(device, "source").replace("lookup", "look-up"))
                .line("batch", Json.text(device, "batch"))
                .line("precision", Json.text(device, "precision"))
                .line("runtime", Json.text(device, "runtime"))
                .line("provenance", Json.text(device, "provenance"));
        return calibration.isObject() ? calibrated(details, calibration) : details;
    }

    private static Details calibrated(Details details, JsonNode calibration) {
        return details.line("space", Json.text(calibration, "space"))
                .line("measurements", Json.text(calibration, "measurements"))
                .line("SHA-256", Json.text(calibration, "sha256"))
                .line("each predicted from the others", quality(calibration));
    }

    private static String quality(JsonNode calibration) {
        var tau = calibration.path("kendallTau");
        return "%serror %s %% in the mean%n%s %% of the measurements lie in their 95 %% intervals"
                .formatted(
                        tau.isNumber() ? "Kendall's tau " + Amounts.number(tau.asDouble()) + ", " : "",
                        Amounts.number(Json.number(calibration, "errorPct")),
                        Amounts.number(Json.number(calibration, "coveragePct")));
    }
}
