package dev.espalier.cli;

import dev.espalier.cli.server.Failure;

/** A command line that makes no sense, told in a sentence. */
final class Misuse extends Failure {

    Misuse(String sentence) {
        super(sentence);
    }
}
