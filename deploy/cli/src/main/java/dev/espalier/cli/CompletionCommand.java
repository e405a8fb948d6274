package dev.espalier.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a script with which a shell completes commands and options. */
@Command(
        name = "completion",
        description = "Writes a script that lets bash or zsh complete commands and options.",
        footer = {
            "  source <(./espalier completion bash)",
            "  ./espalier completion zsh > ~/.espalier-completion && echo 'source ~/.espalier-completion' >> ~/.zshrc"
        })
final class CompletionCommand implements Runnable {

    enum Shell {
        BASH,
        ZSH
    }

    private final Session session;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    Shell shell = Shell.BASH;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        // One script for both: it turns zsh's support for bash's completions on by itself.
        session.terminal().print(AutoComplete.bash("espalier", CommandTree.whole(session)));
    }
}
