package dev.espalier.gate;

import dev.espalier.account.Deed;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Words for the audit log what a request wants, by its method and path: new routes are worded like old ones. */
final class Trail {

    private static final Map<String, String> NOUNS = Map.of(
            "experiments", "experiment",
            "races", "race",
            "datasets", "data set",
            "devices", "device",
            "spaces", "space",
            "tables", "table",
            "users", "user",
            "tokens", "API token",
            "sessions", "session",
            "trials", "trial");

    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("forks", "fork"),
            Map.entry("set", "change"),
            Map.entry("model", "export model"),
            Map.entry("models", "export model"),
            Map.entry("surveys", "measure"),
            Map.entry("predictors", "calibrate"),
            Map.entry("role", "change role"),
            Map.entry("password", "set password"),
            Map.entry("views", "keep view"),
            Map.entry("labels", "label"),
            Map.entry("notes", "write notes"),
            Map.entry("end", "end"),
            Map.entry("sign-out", "sign out"));

    private Trail() {}

    /** @param location the address of what was made, or empty */
    static Deed deed(Asked asked, Visitor visitor, int status, String location) {
        var parts = parts(asked.path());
        return new Deed(
                Clock.systemUTC().instant(),
                visitor.user(),
                Via.of(asked.path(), asked.header("User-Agent").orElse(null)).word(),
                action(asked.method(), parts),
                target(parts, location.isEmpty() ? asked.parameter("name", "id") : location),
                status);
    }

    static List<String> parts(String path) {
        return Arrays.stream(path.replaceFirst("^/api/v1", "").split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static boolean creates(List<String> parts) {
        var last = parts.isEmpty() ? "" : parts.getLast();
        return last.equals("new") || (parts.size() % 2 == 1 && NOUNS.containsKey(last)) || last.equals("tokens");
    }

    static String action(HttpMethod method, List<String> parts) {
        if (method.equals(HttpMethod.DELETE)) {
            return "delete";
        }
        var last = parts.isEmpty() ? "" : parts.getLast();
        if (method.equals(HttpMethod.PUT)) {
            return parts.size() > 2 ? VERBS.getOrDefault(last, "set") : "set";
        }
        return creates(parts) ? "create" : VERBS.getOrDefault(last, last.replace('-', ' '));
    }

    /**
     * The thing itself, in the words of the path: experiment first-search-k3x9, trial 5-0.
     *
     * @param made name or address of what the request makes, where it makes something; or empty
     */
    static String target(List<String> parts, String made) {
        if (parts.isEmpty()
                || parts.equals(List.of("sign-out"))
                || parts.getFirst().equals("account")) {
            return own(parts);
        }
        var words = new StringBuilder(NOUNS.getOrDefault(parts.getFirst(), parts.getFirst()));
        if (creates(parts)) {
            return words.append(' ').append(last(made)).toString().strip();
        }
        if (parts.size() > 1) {
            words.append(' ').append(parts.get(1));
        }
        for (int i = 2; i + 1 < parts.size(); i += 2) {
            words.append(", ")
                    .append(NOUNS.getOrDefault(parts.get(i), parts.get(i)))
                    .append(' ')
                    .append(parts.get(i + 1));
        }
        return words.toString();
    }

    /** What everybody has of their own: sessions and API tokens. */
    private static String own(List<String> parts) {
        if (parts.size() < 2 || !NOUNS.containsKey(parts.get(1))) {
            return "";
        }
        return NOUNS.get(parts.get(1)) + (parts.size() > 2 ? " " + parts.get(2).replaceFirst("^(.{12}).+", "$1…") : "");
    }

    private static String last(String address) {
        return address.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
    }
}
