package dev.espalier.cli;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All commands. A command line is built of those that its words name; of the others only the name and the first
 * sentence, since reading fifty annotated classes would take longer than the command.
 */
final class CommandTree {

    private static final Node ROOT = new Node(Root.class, Root::new, Commands.ALL);

    private CommandTree() {}

    /**
     * One command and what is below it.
     *
     * @param type annotated with {@link Command}
     */
    record Node(Class<?> type, Function<Session, Object> make, List<Node> children) {

        static Node leaf(Class<?> type, Function<Session, Object> make) {
            return new Node(type, make, List.of());
        }

        Command annotation() {
            return type.getAnnotation(Command.class);
        }
    }

    /** The commands that these words name. */
    static CommandLine of(Session session, List<String> words) {
        return line(ROOT, session, words);
    }

    /** All of them. */
    static CommandLine whole(Session session) {
        return line(ROOT, session, null);
    }

    private static CommandLine line(Node node, Session session, @Nullable List<String> words) {
        var line = new CommandLine(node.make().apply(session));
        finish(line.getCommandSpec());
        int at = words == null ? -1 : firstName(words);
        for (var child : node.children()) {
            var name = child.annotation().name();
            if (words == null) {
                line.addSubcommand(name, line(child, session, null));
            } else if (at >= 0 && words.get(at).equals(name)) {
                line.addSubcommand(name, line(child, session, words.subList(at + 1, words.size())));
            } else {
                line.addSubcommand(name, mentioned(child));
            }
        }
        return line;
    }

    /** Options before the name of a verb take no values. */
    private static int firstName(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).startsWith("-")) {
                return i;
            }
        }
        return -1;
    }

    private static CommandSpec mentioned(Node node) {
        var annotation = node.annotation();
        var spec = CommandSpec.create().name(annotation.name());
        // The list of commands shows the first line only.
        spec.usageMessage().description(annotation.description()[0]).hidden(annotation.hidden());
        return spec;
    }

    private static void finish(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        spec.usageMessage()
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .footerHeading(spec.usageMessage().footer().length == 0 ? "" : "%nExample:%n")
                .sortOptions(false);
    }
}
