package dev.espalier.gate;

import java.util.List;

/**
 * The form to sign in with.
 *
 * @param next the path that is shown afterwards
 * @param name what was written before
 * @param problems why that did not do
 */
public record SignInView(Kind kind, String next, String name, List<String> problems) {

    /** What the form asks for. */
    public enum Kind {
        TOKEN,
        PASSWORD,
        /** The one-time token, and name and password of the first user. */
        FIRST,
        /** Nothing: the proxy signs people in. */
        PROXY
    }

    public SignInView {
        problems = List.copyOf(problems);
    }

    SignInView refused(String written, List<String> why) {
        return new SignInView(kind, next, written, why);
    }
}
