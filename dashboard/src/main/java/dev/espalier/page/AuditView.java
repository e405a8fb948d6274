package dev.espalier.page;

import java.util.List;

/**
 * A part of the audit log.
 *
 * @param user whose deeds are shown, or empty for all
 * @param first the address of the newest, or empty where they are shown
 * @param next the address of what was before, or empty at the end
 */
public record AuditView(List<Line> lines, String user, String first, String next) {

    public AuditView {
        lines = List.copyOf(lines);
    }

    /** What somebody did; {@code actor} is empty where nobody has to say who they are. */
    public record Line(String at, String actor, String via, String action, String target, Badge outcome, int status) {}
}
