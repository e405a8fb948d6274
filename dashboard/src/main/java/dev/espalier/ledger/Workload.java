package dev.espalier.ledger;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How busy workers and devices were lately, by what they worked on trials of all searches. */
@Singleton
public final class Workload {

    /** More than anybody looks at; those that end last count. */
    private static final int MOST = 50_000;

    /**
     * A worker or a device.
     *
     * @param busy how much of each span it worked, 0 to 1, the oldest first
     */
    public record Lane(String name, List<Double> busy) {
        public Lane {
            busy = List.copyOf(busy);
        }

        /** How much of all spans it worked, 0 to 1. */
        public double share() {
            return busy.stream().mapToDouble(one -> one).average().orElse(0);
        }
    }

    /** What is read of an attempt. */
    public record Work(String lane, Instant begun, Instant ended) {}

    /** The busiest first; only those that worked at all. */
    @Transactional
    public List<Lane> lanes(Instant end, Duration span, int spans, int most) {
        var start = end.minus(span.multipliedBy(spans));
        var works = AttemptRow.getEntityManager()
                .createQuery("""
                        select new dev.espalier.ledger.Workload$Work(id.lane, begunAt, endedAt)
                        from AttemptRow where endedAt > :start order by endedAt desc""", Work.class)
                .setParameter("start", start)
                .setMaxResults(MOST)
                .getResultList();
        return lanes(works, start, span, spans).stream()
                .sorted(Comparator.comparingDouble(Lane::share).reversed())
                .limit(most)
                .toList();
    }

    static List<Lane> lanes(List<Work> works, Instant start, Duration span, int spans) {
        var busy = new TreeMap<String, double[]>();
        for (var work : works) {
            add(work, busy.computeIfAbsent(name(work.lane()), _ -> new double[spans]), start, span);
        }
        var lanes = new ArrayList<Lane>();
        busy.forEach((name, shares) -> lanes.add(new Lane(
                name,
                IntStream.range(0, spans)
                        .mapToObj(one -> Math.min(1, shares[one]))
                        .toList())));
        return lanes;
    }

    /** Of a worker without its process, of which there is another after each start. */
    private static String name(String lane) {
        return lane.replaceFirst(":[0-9]+$", "");
    }

    /** Two groups at once in one lane count once, at the most. */
    private static void add(Work work, double[] shares, Instant start, Duration span) {
        double from = (double) Duration.between(start, work.begun()).toMillis() / span.toMillis();
        double to = (double) Duration.between(start, work.ended()).toMillis() / span.toMillis();
        for (int one = Math.max(0, (int) from); one < shares.length && one < to; one++) {
            shares[one] += Math.min(one + 1.0, to) - Math.max(one, from);
        }
    }
}
