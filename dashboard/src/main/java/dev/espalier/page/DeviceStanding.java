package dev.espalier.page;

import dev.espalier.control.Stations.Station;
import dev.espalier.hardware.measure.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A device that measures, as it stands: read once for whatever is shown of it.
 *
 * @param levels what the reference network took, oldest first
 * @param measurements how many there are
 * @param waiting how many evaluations wait to be measured
 */
record DeviceStanding(Station station, List<Level> levels, int measurements, int waiting, Instant now) {

    private static final int SHOWN = 60;

    DeviceStanding {
        levels = List.copyOf(levels);
    }

    Badge badge() {
        return station.served()
                ? new Badge("is-running", "dot", "served")
                : new Badge("is-stopped", "off", "nobody serves it");
    }

    String seen() {
        var seen = station.lastSeen();
        if (seen == null) {
            return "never seen";
        }
        var ago = Duration.between(seen, now);
        return ago.toSeconds() < 60 ? "now" : Said.duration(ago) + " ago";
    }

    Optional<Level> last() {
        return levels.isEmpty() ? Optional.empty() : Optional.of(levels.getLast());
    }

    private Optional<Level> moved() {
        return levels.reversed().stream().filter(Level::moved).findFirst();
    }

    /** When measurements ceased to be comparable with earlier ones, in epoch milliseconds; 0 before the first. */
    long movedAt() {
        return moved().map(Level::takenAt).orElse(0L);
    }

    /** How far the reference network is from what it took since the device last changed, in percent. */
    double drift() {
        return moved().map(standing -> standing.distancePct(levels.getLast().figures()))
                .orElse(0.0);
    }

    /** The newest levels, to be drawn; none where there is no second one. */
    List<Double> spark() {
        return levels.size() < 2
                ? List.of()
                : levels.subList(Math.max(0, levels.size() - SHOWN), levels.size()).stream()
                        .map(level -> level.figures().meanMs())
                        .toList();
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of("Measurements", Said.count(measurements), "", "kept with how they were made"));
        last().ifPresent(level -> {
            figures.add(Figure.of(
                    "Reference network",
                    Said.fixed(level.figures().meanMs(), 3),
                    "ms",
                    Said.signed(drift(), 1) + " % from what it took first"));
            figures.add(Figure.of(
                    "Comparable since",
                    Said.shortTime(Instant.ofEpochMilli(movedAt()), now),
                    "",
                    "earlier measurements are of another device"));
        });
        figures.add(Figure.of("Waiting", Said.count(waiting), "", "evaluations that it has to measure"));
        figures.add(Figure.of("Last seen", seen(), "", station.worker()));
        return figures;
    }
}
