package dev.espalier.page;

/**
 * Something that waits for a person, with what that person may do.
 *
 * @param name of what waits, where {@code href} leads
 * @param see text of a link to what is wrong, or empty
 * @param act text of the button that mends it, or empty; it posts to {@code post}
 */
public record Need(
        Badge badge,
        String name,
        String href,
        String lead,
        String rest,
        String see,
        String seeHref,
        String act,
        String actIcon,
        String post) {

    static Need of(Badge badge, String name, String href, Verdict verdict) {
        return new Need(badge, name, href, verdict.lead(), verdict.rest(), "", "", "", "", "");
    }

    Need seen(String text, String where) {
        return new Need(badge, name, href, lead, rest, text, where, act, actIcon, post);
    }

    Need acted(String text, String icon, String where) {
        return new Need(badge, name, href, lead, rest, see, seeHref, text, icon, where);
    }
}
