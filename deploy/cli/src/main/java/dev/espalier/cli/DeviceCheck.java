package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds out whether a device is as it was. */
@Command(
        name = "check",
        description = {
            "Times the reference network on a device, which tells whether the device is as it was.",
            "Where it is not, earlier measurements are flagged, and experiments measure anew."
        },
        footer = "  ./espalier device check this-cpu")
final class DeviceCheck implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "A device that measures, as in device list.")
    String name = "";

    @Mixin
    OutputOption output = new OutputOption();

    DeviceCheck(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var following = new SurveyFollowing(session, name);
        var progress = following.toTheEnd(session.server().post(Route.of("devices", name, "check")));
        var checked = progress.path("checked");
        output.show(session.terminal(), checked, () -> session.terminal().print(words(checked)));
        return Json.text(checked, "problem").isEmpty() ? 0 : Cli.FAILED;
    }

    private String words(JsonNode checked) {
        var problem = Json.text(checked, "problem");
        if (!problem.isEmpty()) {
            return problem;
        }
        return "The reference network takes %s ms on %s: %s."
                .formatted(
                        Amounts.number(Json.number(checked, "levelMs")),
                        name,
                        checked.path("moved").asBoolean()
                                ? "measurements from now on cannot be compared with earlier ones"
                                : "the device is as it was");
    }
}
