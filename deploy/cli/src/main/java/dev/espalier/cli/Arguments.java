package dev.espalier.cli;

/** Checks that several commands make of what they were given. */
final class Arguments {

    private Arguments() {}

    static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new Misuse("The %s (%d) must be at least 1.".formatted(name, value));
        }
    }
}
