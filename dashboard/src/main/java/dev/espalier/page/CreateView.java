package dev.espalier.page;

import dev.espalier.file.Sentence;
import java.util.List;

/**
 * Where an experiment is written.
 *
 * @param templates to begin with, {@code experiments} the newest to begin from
 */
public record CreateView(String file, WrittenView written, List<Start> templates, List<Start> experiments) {

    /** The same where a start was refused for these reasons. */
    CreateView refused(List<String> problems) {
        return new CreateView(
                file,
                new WrittenView(
                        written.parts(),
                        problems.stream().map(Sentence::of).toList(),
                        problems.isEmpty() ? written.rehearsal() : null),
                templates,
                experiments);
    }

    /** Something to begin with. */
    public record Start(String name, String note, String href) {}
}
