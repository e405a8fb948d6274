package dev.espalier.space.table;

import dev.espalier.space.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a user's file, one after the other. */
interface Rows extends AutoCloseable {

    /** The names in the header, in order; some may be equal. */
    List<String> columns();

    /** Says which columns are asked for, by name; {@link #cell} counts in this list. */
    void select(List<String> columns);

    /**
     * Goes on to the next row.
     *
     * @return false after the last one
     * @throws Refusal when the file is damaged here
     */
    boolean next();

    /** The number of the current row for people: its line in a text, from 1, or its row. */
    int number();

    /** What {@link #number} counts: line or row. */
    String place();

    /** The text of a selected column in the current row, stripped; null where there is none. */
    @Nullable
    String cell(int selected);

    @Override
    void close();
}
