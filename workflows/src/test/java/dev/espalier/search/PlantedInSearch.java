package dev.espalier.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** What would make a replay differ from the run, for the rule to find. */
public final class PlantedInSearch {

    private PlantedInSearch() {}

    /** A clock. */
    public static final class ReadsTheClock {
        public long breach() {
            return Clock.systemUTC().millis();
        }
    }

    /** The system's time. */
    public static final class ReadsTheTime {
        public long breach() {
            return System.currentTimeMillis();
        }
    }

    /** The present. */
    public static final class ReadsTheInstant {
        public long breach() {
            return Instant.now().getEpochSecond();
        }
    }

    /** A generator of its own. */
    public static final class DrawsByItself {
        public int breach() {
            return new Random().nextInt();
        }
    }

    /** A generator of the system's. */
    public static final class DrawsOnTheQuiet {
        public double breach() {
            return Math.random();
        }
    }

    /** A file. */
    public static final class OpensAFile {
        public boolean breach() {
            return Files.exists(Path.of("here"));
        }
    }

    /** A lock between threads. */
    public static final class WaitsForThreads {
        public long breach() {
            return new CountDownLatch(1).getCount();
        }
    }

    /** A thread. */
    public static final class StartsAThread {
        public String breach() {
            return Thread.currentThread().getName();
        }
    }
}
