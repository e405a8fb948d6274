package dev.espalier.app;

import dev.espalier.step.Queues;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a process is started as.
 *
 * @param name {@code up}, {@code server}, {@code worker}, {@code embedded}, {@code alone} or {@code bench}
 * @param arguments what follows the name
 */
record Role(String name, List<String> arguments) {

    /** Tells the process what it was started as. */
    static final String KEY = "espalier.role";

    static final String ALL_QUEUES = "search,method,gpu,table,ledger,device.this-cpu";

    /** What changes or follows the course of experiments; an embedded process runs searches for these only. */
    private static final Set<String> COURSE =
            Set.of("create", "watch", "pause", "resume", "stop", "start", "set", "fork");

    /** What only reads of a race; anything else changes or follows one. */
    private static final Set<String> RACE_READS = Set.of("list", "describe", "report", "delete");

    /** What has a device measure. */
    private static final Set<String> MEASURES = Set.of("measure", "check", "calibrate");

    static Role of(String... args) {
        var name = args.length == 0 ? "server" : args[0];
        if (!Set.of("up", "server", "worker", "embedded", "alone", "bench").contains(name)) {
            throw new Unusable(
                    "There is no role (%s); a process is started as up, server, worker, embedded, alone or bench."
                            .formatted(name));
        }
        return new Role(name, Arrays.asList(args).subList(Math.min(1, args.length), args.length));
    }

    /** Whether it keeps what it writes in a data folder of its own. */
    boolean hasDatabase() {
        return !name.equals("worker");
    }

    /** Whether it serves one command, and ends with it. */
    boolean embedded() {
        return name.equals("embedded");
    }

    /** Whether it runs one command that asks no server, nor needs one. */
    boolean alone() {
        return name.equals("alone");
    }

    /** Whether it answers at an address that its user chooses. */
    boolean listens() {
        return name.equals("up") || name.equals("server");
    }

    /** Configuration that follows from the role; what the environment says besides stands. */
    Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put(KEY, name);
        switch (name) {
            case "worker" -> worker(properties);
            case "embedded" -> {
                properties.put("espalier.port", "0");
                properties.put("quarkus.log.level", "ERROR");
                if (!runsSearches()) {
                    properties.put("espalier.worker.queues", "");
                    properties.put("espalier.resume", "false");
                }
            }
            case "bench" -> {
                properties.put("espalier.home", scratch());
                properties.put("espalier.port", "0");
                properties.put("quarkus.log.level", "ERROR");
            }
            case "up" -> properties.put("quarkus.log.console.level", "WARN");
            default -> {}
        }
        return properties;
    }

    /** A measurement leaves nothing behind and finds nothing. */
    private static String scratch() {
        try {
            return Files.createTempDirectory("espalier-bench").toString();
        } catch (IOException e) {
            throw new Unusable("A temporary folder cannot be made: " + Unusable.rootMessage(e));
        }
    }

    private boolean runsSearches() {
        return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "run" -> true;
            case "race" -> arguments.size() > 1 && !RACE_READS.contains(arguments.get(1));
            case "experiment" -> arguments.size() > 1 && (COURSE.contains(arguments.get(1)) || exportsModel());
            case "device" -> arguments.size() > 1 && MEASURES.contains(arguments.get(1));
            default -> false;
        };
    }

    /** Any other format is only read. */
    private boolean exportsModel() {
        return arguments.get(1).equals("export")
                && arguments.stream().noneMatch(argument -> argument.startsWith("--format"));
    }

    private void worker(Map<String, String> properties) {
        properties.put("quarkus.http.host-enabled", "false");
        properties.put("quarkus.datasource.active", "false");
        properties.put("quarkus.hibernate-orm.active", "false");
        properties.put("quarkus.flyway.active", "false");
        properties.put("quarkus.scheduler.enabled", "false");
        properties.put("espalier.resume", "false");
        properties.put("espalier.worker.queues", existing(queues()));
        option("--gpu").ifPresent(gpu -> properties.put("espalier.worker.gpu", gpu));
    }

    private static String existing(String queues) {
        var names = Arrays.stream(queues.split(",")).map(String::strip).toList();
        var unknown = names.stream().filter(name -> !Queues.exists(name)).toList();
        if (!unknown.isEmpty()) {
            throw new Unusable("There is no queue (%s); there are search, method, gpu, table, and device. with a name."
                    .formatted(String.join(", ", unknown)));
        }
        return String.join(",", names);
    }

    private String queues() {
        var known = List.of("--queues", "--gpu");
        for (var argument : arguments) {
            if (argument.startsWith("-") && !known.contains(argument.replaceFirst("=.*", ""))) {
                throw new Unusable(
                        "A worker has no option (%s); it has %s.".formatted(argument, String.join(" and ", known)));
            }
        }
        return option("--queues")
                .orElseThrow(
                        () -> new Unusable(
                                "A worker must be told what to serve.\nMaybe ./espalier worker --queues gpu, or --queues device.raspi4."));
    }

    private Optional<String> option(String name) {
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.startsWith(name + "=")) {
                return Optional.of(argument.substring(name.length() + 1));
            }
            if (argument.equals(name) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
