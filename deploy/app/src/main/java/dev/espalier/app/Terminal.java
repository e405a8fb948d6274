package dev.espalier.app;

import dev.espalier.cli.Cli;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The command line, run against the server in this very process. */
@Singleton
final class Terminal {

    private final Address address;
    private final Optional<String> token;

    Terminal(Address address, @ConfigProperty(name = "espalier.token") Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    /** The exit code: 0 only on success. */
    int run(List<String> command) {
        return Cli.run(URI.create(address.url()), token.orElse(null), command.toArray(String[]::new));
    }
}
