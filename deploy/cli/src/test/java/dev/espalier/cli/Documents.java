package dev.espalier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The documents of the repository, and what is found in them. */
final class Documents {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Documents() {}

    static List<Path> all() throws IOException {
        return Stream.of(below("", 1, ".*\\.md"), below("docs", 5, ".*\\.md"), below("deploy", 1, ".*\\.md"))
                .flatMap(List::stream)
                .toList();
    }

    static List<Path> below(String folder, int depth, String pattern) throws IOException {
        try (var files = Files.walk(ROOT.resolve(folder), depth)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    /** The first group that took part in each match, or all of it where there are no groups. */
    static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(Documents::captured).toList();
    }

    static String captured(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .filter(group -> match.start(group) >= 0)
                .mapToObj(match::group)
                .findFirst()
                .orElseGet(match::group);
    }
}
