package dev.espalier.page;

/**
 * A key figure.
 *
 * @param note what the number means or where it comes from, after the link if there is one
 * @param link text of a link that leads to {@code href}, or empty
 */
public record Figure(String label, String value, String unit, String link, String href, String note) {

    static Figure of(String label, String value, String unit, String note) {
        return new Figure(label, value, unit, "", "", note);
    }

    Figure linked(String link, String href) {
        return new Figure(label, value, unit, link, href, note);
    }
}
