package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Times;
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
        if (calibration.isObject()) {
            calibrated(details, calibration);
        }
        details.line("later measured", hindsight(device.path("hindsight")));
        return device.path("measuring").isObject() ? measuring(details, device.path("measuring")) : details;
    }

    private static Details measuring(Details details, JsonNode measuring) {
        var machine = measuring.path("machine");
        details.line("queue", Json.text(measuring, "queue"))
                .line("served", served(measuring))
                .line("last seen", Times.local(Json.text(measuring, "lastSeen")))
                .line("waiting", Json.text(measuring, "waiting"))
                .line("threads", Json.text(measuring, "threads"))
                .line("measurements", Json.text(measuring, "measurements"))
                .line("machine", machine.isObject() ? machine(machine) : "")
                .line("reference network", reference(measuring))
                .line("comparable since", Times.local(Json.text(measuring, "comparableSince")))
                .line("predictors", String.join(", ", Json.texts(measuring.path("predictors"))));
        measuring
                .path("hindsights")
                .properties()
                .forEach(entry -> details.line(entry.getKey() + ", later measured", hindsight(entry.getValue())));
        return details;
    }

    private static String served(JsonNode measuring) {
        var worker = Json.text(measuring, "worker");
        return measuring.path("served").asBoolean()
                ? "yes" + (worker.isEmpty() ? "" : ", by " + worker)
                : "no; on its machine: ./espalier worker --queues " + Json.text(measuring, "queue");
    }

    private static String machine(JsonNode machine) {
        return "%s, %s, %s cores, %s"
                .formatted(
                        Json.text(machine, "host"),
                        Json.text(machine, "processor"),
                        Json.text(machine, "cores"),
                        Json.text(machine, "system"));
    }

    private static String reference(JsonNode measuring) {
        return measuring.path("levelMs").isNumber()
                ? "%s ms, %s %% from what it took first"
                        .formatted(
                                Amounts.number(Json.number(measuring, "levelMs")),
                                Amounts.decimal(Json.number(measuring, "driftPct"), 1))
                : "";
    }

    /** Nothing where nothing was measured that was predicted. */
    private static String hindsight(JsonNode hindsight) {
        if (!hindsight.isObject()) {
            return "";
        }
        var rho = hindsight.path("spearmanRho");
        return "%s, %serror %s %% in the mean%n%s %% of them lie in their 95 %% intervals"
                .formatted(
                        Amounts.count(Json.whole(hindsight, "measurements"), "architecture"),
                        rho.isNumber()
                                ? "Spearman's rho %s, Kendall's tau %s, "
                                        .formatted(
                                                Amounts.number(rho.asDouble()),
                                                Amounts.number(Json.number(hindsight, "kendallTau")))
                                : "",
                        Amounts.number(Json.number(hindsight, "errorPct")),
                        Amounts.number(Json.number(hindsight, "coveragePct")));
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
