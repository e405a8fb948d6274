package dev.espalier.space.cell;

import java.util.HashMap;

/**
 * Which cells compute the same function. The table of all 15,625 is made when first asked for, so that asking per
 * candidate costs one array access.
 */
final class CellClasses {

    static final int CELLS = 15_625;

    private static final int[] REPRESENTATIVE = representatives();

    private CellClasses() {}

    static int representative(int position) {
        return REPRESENTATIVE[position];
    }

    private static int[] representatives() {
        var first = new HashMap<String, Integer>();
        var representatives = new int[CELLS];
        for (int position = 0; position < CELLS; position++) {
            var key = CellFunction.of(NasBench201.at(position)).key();
            var earlier = first.putIfAbsent(key, position);
            representatives[position] = earlier == null ? position : earlier;
        }
        return representatives;
    }
}
