package dev.espalier.space.custom;

import java.util.regex.Pattern;

/** What decisions, options and operations may be called. */
final class Names {

    /** The rule, for people. */
    static final String RULE = "1 to 64 characters, without control characters, slashes, dollar signs and braces";

    private static final Pattern NAME =
            Pattern.compile("[^\\p{Cntrl}/${}\\s]([^\\p{Cntrl}/${}]{0,62}[^\\p{Cntrl}/${}\\s])?");

    private Names() {}

    static boolean fits(String name) {
        return NAME.matcher(name).matches();
    }
}
