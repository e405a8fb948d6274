package dev.espalier.space.grammar;

import dev.espalier.space.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into tokens; space, line ends and what follows a {@code #} on its line only part them. */
final class Lexer {

    private static final Pattern TOKEN =
            Pattern.compile("(?<gap>\\s+|#[^\\n]*)|(?<word>\\w+)|(?<sign>::=|[|(),])|[^\\s\\w|(),#]+");

    private Lexer() {}

    /** All tokens, the last of which is the end; adds a problem for each that has no meaning. */
    static List<Token> tokens(String text, Problems problems) {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(text);
        int line = 1;
        int lineStart = 0;
        while (matcher.find()) {
            if (matcher.group("gap") == null) {
                var kind = matcher.group("word") != null ? Token.Kind.WORD : sign(matcher.group());
                tokens.add(new Token(kind, matcher.group(), line, matcher.start() - lineStart + 1));
            }
            for (int i = matcher.start(); i < matcher.end(); i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
        }
        tokens.add(new Token(Token.Kind.END, "", line, text.length() - lineStart + 1));
        tokens.stream()
                .filter(token -> token.kind() == Token.Kind.BROKEN)
                .forEach(token -> problems.add(
                        "At %s, there is `%s`, which has no meaning; a name, `::=`, `|`, `(`, `)` or `,` was expected."
                                .formatted(token.place(), token.text())));
        return tokens;
    }

    private static Token.Kind sign(String text) {
        return switch (text) {
            case "::=" -> Token.Kind.DEFINES;
            case "|" -> Token.Kind.OR;
            case "(" -> Token.Kind.OPEN;
            case ")" -> Token.Kind.CLOSE;
            case "," -> Token.Kind.COMMA;
            default -> Token.Kind.BROKEN;
        };
    }
}
