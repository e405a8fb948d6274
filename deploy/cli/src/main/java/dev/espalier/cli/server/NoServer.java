package dev.espalier.cli.server;

import java.net.URI;

/** Nothing accepts connections where the server should be. */
public final class NoServer extends Failure {

    public NoServer(URI server) {
        super("No server answers at %s.\nMaybe start one: ./espalier up".formatted(server));
    }
}
