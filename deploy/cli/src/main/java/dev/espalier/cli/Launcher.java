package dev.espalier.cli;

/** The script {@code espalier}, which carries out some commands before this program hears of them. */
final class Launcher {

    private Launcher() {}

    static Misuse carriesOut(String command) {
        return new Misuse(
                "The command %1$s is carried out by the launcher, not by this program.\nMaybe: ./espalier %1$s"
                        .formatted(command));
    }
}
