package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at everything that Espalier needs. */
@Command(
        name = "doctor",
        description = {
            "Looks at all that Espalier needs and tells a way out of every problem.",
            "Exits with 1 when there is a problem; notes are only for some uses."
        },
        footer = "  ./espalier doctor")
final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    OutputOption output = new OutputOption();

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var findings = new ArrayList<Finding>();
        var server = new ServerChecks(session);
        findings.add(MachineChecks.jdk());
        findings.addAll(server.findings());
        findings.addAll(new DataChecks(server.home()).findings());
        findings.addAll(new ComputeChecks(session.environment(), Path.of("/proc")).findings());
        findings.addAll(new MachineChecks(session.environment()).tools());
        var answers = findings.stream().map(DoctorCommand::json).toList();
        output.show(session.terminal(), answers, () -> tell(findings));
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.PROBLEM) ? Cli.FAILED : 0;
    }

    private void tell(List<Finding> findings) {
        findings.forEach(finding -> session.terminal().print(finding.line(session.terminal())));
    }

    private static JsonNode json(Finding finding) {
        return Json.object()
                .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                .put("thing", finding.thing())
                .put("state", finding.state())
                .put("wayOut", finding.wayOut());
    }
}
