package dev.espalier.gate;

import java.util.List;

/**
 * Why a request was not answered as it was meant, in the format of RFC 9457.
 *
 * @param type {@code about:blank} when the status says everything, else one of our own
 * @param title of the kind of problem
 * @param detail what went wrong this time
 * @param problems each in one sentence, with a way out on a second line where there is one
 */
public record Problem(String type, String title, int status, String detail, List<String> problems) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:espalier:problem:";

    public Problem {
        problems = List.copyOf(problems);
    }

    /**
     * A problem of a kind of its own.
     *
     * @param kind in lower case, with hyphens: {@code invalid-input}
     */
    public static Problem of(int status, String kind, String title, List<String> problems) {
        var detail = problems.size() == 1 ? problems.getFirst() : "There are %d problems.".formatted(problems.size());
        return new Problem(TYPES + kind, title, status, detail, problems);
    }

    public static Problem of(int status, String kind, String title, String problem) {
        return of(status, kind, title, List.of(problem));
    }
}
