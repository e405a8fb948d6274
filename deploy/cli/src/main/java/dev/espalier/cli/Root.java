package dev.espalier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program's own options; without a command it shows the help. */
@Command(
        name = "espalier",
        description = {
            "Searches neural architectures, and never loses a search.",
            "",
            "ESPALIER_URL      where the server is (found by the data folder, else at ESPALIER_PORT of this machine)",
            "ESPALIER_TOKEN    the token that the server was started with, if any",
            "ESPALIER_HOST     where a server listens (127.0.0.1)",
            "ESPALIER_PORT     its port (8420)",
            "ESPALIER_HOME     the data folder (a folder of the user's own if not set)",
            "NO_COLOR          turns colours off"
        },
        footer = {
            "  ./espalier run examples/first-search.yaml     A first search of about a minute.",
            "  ./espalier up                                 The dashboard, http://127.0.0.1:8420",
            "  ./espalier experiment set --help              Help on any command."
        })
final class Root implements Runnable {

    private final Session session;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-V", "--version"},
            description = "Shows the version.")
    boolean version;

    Root(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (version) {
            session.terminal().print("espalier " + version());
        } else {
            spec.commandLine().usage(session.terminal().out());
        }
    }

    static String version() {
        var packaged = Root.class.getPackage().getImplementationVersion();
        return packaged == null ? "(unpackaged)" : packaged;
    }
}
