package dev.espalier.draw;

/** A bar that says how much of something is spent. */
public final class Meter {

    private Meter() {}

    /**
     * A bar filled to a share.
     *
     * @param share 0 to 1; what lies outside is cut
     * @param label what the bar says, in words
     * @param state a class that gives the colour: {@code is-running}
     */
    public static String of(double share, String label, String state) {
        double cut = Math.clamp(share, 0, 1);
        return new Markup()
                .open("svg", "class", ("meter " + state).strip(), "role", "img", "aria-label", label)
                .leaf("rect", "class", "t", "width", "100%", "height", "100%")
                .leaf("rect", "class", "v", "width", Markup.percent(cut), "height", "100%")
                .end();
    }
}
