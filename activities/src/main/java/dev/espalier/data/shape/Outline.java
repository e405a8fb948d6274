package dev.espalier.data.shape;

import java.util.List;

/**
 * An outline that is to be told from the others.
 *
 * @param name of the class
 * @param figure within a circle of radius 1 around its middle; distances are true near its edge at least
 */
record Outline(String name, Distance figure) {

    static final List<Outline> ALL = List.of(
            new Outline("disc", Distance.disc(1)),
            new Outline("ring", Distance.both(Distance.disc(1), Distance.not(Distance.disc(0.55)))),
            new Outline(
                    "crescent",
                    Distance.both(Distance.disc(1), Distance.not(Distance.moved(Distance.disc(0.8), 0.5, 0)))),
            new Outline("triangle", Polygon.regular(3)),
            new Outline("square", Polygon.regular(4)),
            new Outline("pentagon", Polygon.regular(5)),
            new Outline("star", Polygon.star(5, 0.42)),
            new Outline(
                    "cross",
                    Polygon.of(
                            "-.3 -.95, .3 -.95, .3 -.3, .95 -.3, .95 .3, .3 .3, .3 .95, -.3 .95, -.3 .3, -.95 .3, -.95 -.3, -.3 -.3")),
            new Outline("arrow", Polygon.of("1 0, .1 .9, .1 .35, -.9 .35, -.9 -.35, .1 -.35, .1 -.9")),
            new Outline("angle", Polygon.of("-.7 -.7, -.1 -.7, -.1 .1, .7 .1, .7 .7, -.7 .7")));

    static List<String> names() {
        return ALL.stream().map(Outline::name).toList();
    }
}
