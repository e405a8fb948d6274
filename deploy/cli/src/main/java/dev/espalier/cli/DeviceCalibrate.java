package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a device whose latencies are predicted from a few measurements. */
@Command(
        name = "calibrate",
        description = {
            "Adds a device of your own: measure 10 to 50 architectures on it, all others are predicted from them.",
            "The file is .csv or .csv.gz with the columns architecture, latency_ms and, if you know it, latency_std_ms;"
                    + " device sample chooses what to measure. Each prediction comes with how uncertain it is.",
            "Without a file, a device that measures does so first: --measure-on."
        },
        footer = {
            "  ./espalier device sample nasbench201 --count 30 > my-phone.csv",
            "  ./espalier device calibrate my-phone my-phone.csv --space nasbench201 --runtime 'TFLite 2.16, 4"
                    + " threads'",
            "  ./espalier device calibrate this-cpu-predicted --measure-on this-cpu --space nasbench201 --count 20",
            "  ./espalier device calibrate this-cpu-sums --measure-on this-cpu --space sgnas-cifar --operators --cells"
                    + " 1"
        })
final class DeviceCalibrate implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "What the device is to be called: latency_ms@NAME.")
    String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The measurements.")
    @Nullable
    String file;

    @Option(
            names = "--measure-on",
            paramLabel = "DEVICE",
            description = "Measures on this device what the new one is predicted from, instead of reading a file.")
    @Nullable
    String device;

    @Option(names = "--space", paramLabel = "NAME", required = true, description = "The space of the architectures.")
    String space = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "The device for people (its name if not told).")
    @Nullable
    String title;

    @Option(names = "--runtime", paramLabel = "TEXT", description = "What ran the networks, and how.")
    @Nullable
    String runtime;

    @Option(names = "--batch", paramLabel = "N", description = "Images at a time (1 if not told).")
    @Nullable
    Integer batch;

    @Option(names = "--precision", paramLabel = "TEXT", description = "fp32, fp16, int8, ...")
    @Nullable
    String precision;

    @Mixin
    SurveyOptions survey = new SurveyOptions();

    @Mixin
    SumsOptions sums = new SumsOptions();

    @Mixin
    OutputOption output = new OutputOption();

    DeviceCalibrate(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((file == null) == (device == null)) {
            throw new Misuse("Either a file or --measure-on must say where the measurements come from.");
        }
        if (sums.misplaced() || (sums.operators && file != null)) {
            throw new Misuse("--operators must come with --measure-on, and what it is measured of with --operators.");
        }
        return file == null ? measured(String.valueOf(device)) : read(file);
    }

    private int measured(String from) {
        var following = new SurveyFollowing(session, from);
        var begun = session.server().post(sums.of(survey.of(Route.of("devices", from, "surveys"), space)));
        int told = DeviceMeasure.told(session, following.toTheEnd(begun));
        if (told == 0) {
            var route = Route.of("devices", from, "predictors").with("predictor", name);
            show(session.server().post(sums.of(survey.of(route, space))));
        }
        return told;
    }

    private int read(String file) {
        var table = TableFile.of(file);
        if (!table.format().equals("csv")) {
            throw new Misuse("The file (%s) must end in .csv or .csv.gz.".formatted(file));
        }
        var route = Route.of("devices")
                .with("name", name)
                .with("space", space)
                .with("title", title)
                .with("runtime", runtime)
                .with("batch", batch)
                .with("precision", precision);
        show(session.server().send(route, table.type(), out -> table.copy(out, _ -> {})));
        return 0;
    }

    private void show(JsonNode device) {
        output.show(session.terminal(), device, () -> {
            session.terminal()
                    .print("Calibrated the device %s by %s; use it as %s."
                            .formatted(
                                    Json.text(device, "name"),
                                    Amounts.count(
                                            Json.whole(device.path("calibration"), "measurements"), "measurement"),
                                    Json.text(device, "metric")));
            DeviceDescribe.details(device).print(session.terminal());
        });
    }
}
