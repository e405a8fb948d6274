package dev.espalier.page;

import dev.espalier.ledger.Stint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Who worked, each with what it worked on: workers first, then devices. A worker that evaluates several trials at once
 * has as many lanes; one that was started again goes on in those that it had.
 */
record Lanes(List<Lane> workers, List<Lane> devices) {

    /** What one lane worked on, in order. */
    record Lane(String name, List<Stint> stints) {}

    /** @param stints in the order in which they began */
    static Lanes of(List<Stint> stints) {
        var hosts = new TreeMap<String, List<Stint>>();
        var devices = new TreeMap<String, List<Stint>>();
        for (var stint : stints) {
            var lanes = StintWords.works(stint) ? hosts : devices;
            lanes.computeIfAbsent(StintWords.works(stint) ? host(stint.lane()) : stint.lane(), _ -> new ArrayList<>())
                    .add(stint);
        }
        var workers = new ArrayList<Lane>();
        hosts.forEach((host, all) -> workers.addAll(apart(host, all)));
        return new Lanes(
                workers,
                devices.entrySet().stream()
                        .map(device -> new Lane(device.getKey(), device.getValue()))
                        .toList());
    }

    /** Without the process, of which there is another after each start. */
    private static String host(String worker) {
        return worker.replaceFirst(":[0-9]+$", "");
    }

    private static List<Lane> apart(String host, List<Stint> stints) {
        var lanes = new ArrayList<List<Stint>>();
        var free = new ArrayList<Instant>();
        for (var stint : stints) {
            int lane = 0;
            while (lane < free.size() && free.get(lane).isAfter(stint.begun())) {
                lane++;
            }
            if (lane == free.size()) {
                lanes.add(new ArrayList<>());
                free.add(stint.ended());
            }
            lanes.get(lane).add(stint);
            free.set(lane, stint.ended());
        }
        var named = new ArrayList<Lane>();
        for (int i = 0; i < lanes.size(); i++) {
            named.add(new Lane(lanes.size() == 1 ? host : "%s #%d".formatted(host, i + 1), lanes.get(i)));
        }
        return named;
    }
}
