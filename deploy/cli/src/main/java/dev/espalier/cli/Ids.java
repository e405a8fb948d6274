package dev.espalier.cli;

/** How an experiment is named on a command line. */
final class Ids {

    static final String DESCRIPTION =
            "The experiment: its ID, the beginning of it, or its name when no other has that.";

    private Ids() {}
}
