package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * The page of a data set.
 *
 * @param splits links to what is shown of each
 * @param split whose images are shown
 * @param chosen the class whose images are shown, or empty for all
 * @param problem why none are shown, or empty
 */
public record DataSetView(
        String id,
        String format,
        String channels,
        String say,
        List<Figure> figures,
        List<SplitLink> splits,
        String split,
        String chosen,
        String all,
        String classCount,
        List<ClassRow> classes,
        List<DataSetLine.Shot> shots,
        boolean small,
        String problem,
        List<Fact> facts) {

    /** A split to be looked at. */
    public record SplitLink(String word, String href, boolean current) {}

    /**
     * A class with how many images it has.
     *
     * @param bar how many of its images are trained on, beside the largest class
     */
    public record ClassRow(
            String name, String href, boolean current, String train, String validation, String test, RawString bar) {}

    /** A thing to know, and what it is. */
    public record Fact(String name, String value, boolean code) {}
}
