package dev.espalier.app;

import dev.espalier.cli.Cli;
import dev.espalier.gate.OwnToken;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** The command line, run against the server in this very process. */
@Singleton
final class Terminal {

    private final Address address;
    private final OwnToken token;

    Terminal(Address address, OwnToken token) {
        this.address = address;
        this.token = token;
    }

    /** The exit code: 0 only on success. */
    int run(List<String> command) {
        return Cli.run(URI.create(address.url()), token.secret(), command.toArray(String[]::new));
    }
}
