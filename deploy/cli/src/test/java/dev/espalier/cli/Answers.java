package dev.espalier.cli;

/** What a server answers, as its API describes it. */
final class Answers {

    static final String ID = "first-search-k3x9qa";

    private Answers() {}

    static String experiment(String id, String name, String status, int trials) {
        return """
                {"id": "%s", "name": "%s", "status": "%s", "ending": null, "reason": null, "revision": 0, "sequence": 13,
                 "rounds": 12, "trials": %d, "failed": 1, "infeasible": 0, "repeated": 5, "gpuSeconds": 262080,
                 "budget": {"trials": 300, "gpuTime": "500 h"}, "stateSha256": "9f2c", "createdAt": "2026-03-01T10:00:00Z",
                 "startedAt": "2026-03-01T10:00:01Z", "endedAt": "2026-03-01T10:01:05Z",
                 "changedAt": "2026-03-01T10:01:05.123Z", "space": "nasbench201", "method": "regularized-evolution",
                 "evaluator": "table", "seed": 7, "objectives": ["maximize val_accuracy_pct"],
                 "constraints": ["latency_ms@pixel3 <= 5 ms", "params_m <= 2 M"], "labels": {"team": "vision"},
                 "best": {"trial": "000008-3", "value": 88.524, "metric": "val_accuracy_pct"}, "front": 1, "fork": null,
                 "warmedUp": true, "lostSeconds": 0, "crashes": 0,
                 "file": {"name": "%s", "method": {"name": "regularized-evolution", "population": 50}, "evaluator": "table"},
                 "links": {"page": "/experiments/%s", "self": "/api/v1/experiments/%s"}}""".formatted(id, name, status, trials, name, id, id);
    }

    static String experiment(String status) {
        return experiment(ID, "first-search", status, 192);
    }

    static String items(String... items) {
        return "{\"items\": [%s], \"next\": null}".formatted(String.join(", ", items));
    }

    static String trial(String id, double accuracy, double latency) {
        return """
                {"id": "%s", "experiment": "%s", "round": 9, "status": "measured", "architecture": "nasbench201:0-3-2-1-4-0",
                 "notation": "|none~0|+|nor_conv_3x3~0|skip_connect~1|", "origin": "mutation", "parents": ["000002-1"],
                 "measures": {"val_accuracy_pct": %s, "latency_ms@pixel3": %s, "train_seconds": 1364.5},
                 "sources": {"latency_ms@pixel3": "lookup"}, "gpuSeconds": 1365, "repeated": false, "error": null,
                 "recordedAt": "2026-03-01T10:00:40Z", "onFront": true}""".formatted(id, ID, accuracy, latency);
    }

    static String event(String kind, String title, String detail, int kept, int lostSeconds, int heldUpSeconds) {
        return """
                {"id": 1, "at": "2026-03-01T23:02:11Z", "kind": "%s", "title": "%s", "detail": "%s", "actor": "",
                 "kept": %d, "rerun": 0, "lostSeconds": %d, "heldUpSeconds": %d, "trial": null}""".formatted(kind, title, detail, kept, lostSeconds, heldUpSeconds);
    }

    /** A server that holds one experiment and knows it by its id only. */
    static FakeServer server() {
        return new FakeServer()
                .on("GET /experiments/" + ID, experiment("running"))
                .on("GET /experiments", items(experiment("running")));
    }
}
