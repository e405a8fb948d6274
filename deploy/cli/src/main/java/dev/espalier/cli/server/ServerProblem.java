package dev.espalier.cli.server;

import java.util.List;

/** The server's refusal: its status and every reason it gave, each in a sentence. */
public final class ServerProblem extends Failure {

    private final int status;

    public ServerProblem(int status, List<String> sentences) {
        super(String.join("\n", sentences));
        this.status = status;
    }

    /** The HTTP status, 300 or more. */
    public int status() {
        return status;
    }
}
