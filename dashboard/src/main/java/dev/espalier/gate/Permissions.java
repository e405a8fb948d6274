package dev.espalier.gate;

import dev.espalier.account.Role;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which role a route needs, by its method and the beginning of its path; a route that is not listed is denied. */
final class Permissions {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> CHANGES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    /** What belongs to searches: pages and API alike. */
    private static final String WORK =
            "(/api/v1)?/(experiments|races|datasets|devices|spaces|tables|methods|evaluators)";

    /** Questions that are too long for an address; they change nothing. */
    private static final Rule QUESTIONS = new Rule(
            Set.of(HttpMethod.POST),
            "/api/v1/(experiments|races)/check|/(experiments|races)/new/fragments/[^/]+",
            Role.VIEWER);

    /** The first that fits holds. */
    private static final List<Rule> RULES = List.of(
            QUESTIONS,
            new Rule(READS, "/(users|audit)(/.*)?", Role.ADMIN),
            new Rule(CHANGES, "/users(/.*)?", Role.ADMIN),
            new Rule(CHANGES, "/sign-out|/account(/.*)?|/api/v1/tokens(/.*)?", Role.VIEWER),
            new Rule(CHANGES, WORK + "(/.*)?", Role.RUNNER),
            new Rule(READS, "/|/account|/design|/(system|compare|fragments)(/.*)?|" + WORK + "(/.*)?", Role.VIEWER),
            new Rule(READS, "/api/v1/(tokens|events|architectures|schemas|system|comparison)(/.*)?", Role.VIEWER),
            new Rule(READS, "/(webjars|_static|css|img|js)/.*", Role.VIEWER),
            new Rule(READS, "/q/(metrics|openapi|swagger-ui)([/.].*)?", Role.VIEWER));

    private Permissions() {}

    private record Rule(Set<HttpMethod> methods, Pattern path, Role role) {

        Rule(Set<HttpMethod> methods, String path, Role role) {
            this(methods, Pattern.compile(path), role);
        }

        boolean fits(HttpMethod method, String asked) {
            return methods.contains(method) && path.matcher(asked).matches();
        }
    }

    /** Nothing where nobody may ask. */
    static Optional<Role> needed(HttpMethod method, String path) {
        return RULES.stream()
                .filter(rule -> rule.fits(method, path))
                .findFirst()
                .map(Rule::role);
    }

    /** Whether something is different afterwards, so that it must be known who asked. */
    static boolean changes(HttpMethod method, String path) {
        return !READS.contains(method) && !method.equals(HttpMethod.OPTIONS) && !QUESTIONS.fits(method, path);
    }
}
