package dev.espalier.cli;

import dev.espalier.cli.text.Terminal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line in one sentence, and where to look. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {

    private static final String PROGRAM = "espalier";

    private final Terminal terminal;

    UsageErrors(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        var command = problem.getCommandLine();
        terminal.tell(sentence(problem));
        terminal.tell(hint(problem, command));
        return Cli.MISUSED;
    }

    private static String hint(ParameterException problem, CommandLine command) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            var nearest = Nearest.to(unmatched.getUnmatched().getFirst(), words(command, unmatched.isUnknownOption()));
            if (!nearest.isEmpty()) {
                return "Maybe " + anyOf(nearest) + ".";
            }
        }
        return "Maybe see: ./" + command.getCommandSpec().qualifiedName() + " --help";
    }

    private static List<String> words(CommandLine command, boolean options) {
        return options
                ? List.copyOf(command.getCommandSpec().optionsMap().keySet())
                : command.getSubcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(spec -> !spec.usageMessage().hidden())
                        .map(CommandLine.Model.CommandSpec::name)
                        .toList();
    }

    private static String sentence(ParameterException problem) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing);
            default ->
                problem.getCause() instanceof TypeConversionException conversion && problem.getArgSpec() == null
                        ? String.valueOf(conversion.getMessage())
                        : value(problem);
        };
    }

    private static String unmatched(UnmatchedArgumentException problem) {
        var command = problem.getCommandLine();
        var first = problem.getUnmatched().getFirst();
        var name = command.getCommandSpec().qualifiedName();
        if (problem.isUnknownOption()) {
            return "The command %s has no option %s.".formatted(name, first);
        }
        if (!command.getSubcommands().isEmpty()) {
            return name.equals(PROGRAM)
                    ? "There is no command %s.".formatted(first)
                    : "The command %s has no verb %s.".formatted(name, first);
        }
        return "The command %s does not expect %s.".formatted(name, first);
    }

    private static String missing(MissingParameterException problem) {
        var missing = problem.getMissing().stream().map(UsageErrors::label).collect(Collectors.joining(" and "));
        // picocli tells an option without its value from a missing option by its text only.
        return String.valueOf(problem.getMessage()).startsWith("Missing required parameter for option")
                ? "The option %s needs a value.".formatted(missing)
                : "The command %s needs %s."
                        .formatted(problem.getCommandLine().getCommandSpec().qualifiedName(), missing);
    }

    private static String value(ParameterException problem) {
        var argument = problem.getArgSpec();
        var command = problem.getCommandLine();
        if (argument == null) {
            return command.getSubcommands().isEmpty()
                    ? String.valueOf(problem.getMessage())
                    : "The command %s needs one of %s."
                            .formatted(command.getCommandSpec().qualifiedName(), anyOf(words(command, false)));
        }
        return "The %s (%s) must be %s.".formatted(label(argument), problem.getValue(), expected(argument.type()));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return anyOf(Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .toList());
        }
        return type == Integer.class || type == int.class || type == Long.class || type == long.class
                ? "a whole number"
                : "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String anyOf(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
