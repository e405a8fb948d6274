package dev.espalier.app;

import dev.espalier.evaluate.command.Permission;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the environment before anything is started, and names everything in it that cannot be used. */
final class Preflight {

    private static final int DAYS_OF_TEN_YEARS = 3_650;

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private Preflight(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws Unusable with every problem, one below the other */
    static void check(Map<String, String> environment) {
        var preflight = new Preflight(environment);
        preflight.integer("ESPALIER_PORT", 0, 65_535);
        preflight.integer("ESPALIER_WORKER_GPUS", 1, 1_000);
        preflight.integer("ESPALIER_TEMPORAL_RETENTION_DAYS", 1, DAYS_OF_TEN_YEARS);
        preflight.oneOf("ESPALIER_TEMPORAL_TLS", List.of("true", "false"));
        preflight.host();
        preflight.commands();
        if (!preflight.problems.isEmpty()) {
            throw new Unusable(String.join("\n", preflight.problems));
        }
    }

    private void integer(String name, int least, int most) {
        var text = environment.get(name);
        if (text == null) {
            return;
        }
        boolean good = text.matches("[0-9]{1,9}");
        if (!good || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            problems.add("The %s (%s) must be a whole number from %d to %d.".formatted(name, text, least, most));
        }
    }

    private void oneOf(String name, List<String> words) {
        var text = environment.get(name);
        if (text != null && !words.contains(text)) {
            problems.add("The %s (%s) must be %s.".formatted(name, text, String.join(" or ", words)));
        }
    }

    private void commands() {
        var text = environment.get(Permission.VARIABLE);
        if (text == null) {
            return;
        }
        try {
            Permission.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private void host() {
        var host = environment.get("ESPALIER_HOST");
        if (host == null) {
            return;
        }
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException _) {
            problems.add("The ESPALIER_HOST (%s) must be an address or a name of this machine.\nMaybe 127.0.0.1."
                    .formatted(host));
        }
    }
}
