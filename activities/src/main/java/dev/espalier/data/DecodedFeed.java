package dev.espalier.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A feed that keeps a bounded number of mini-batches in the making, each of them by several threads. */
final class DecodedFeed implements Feed {

    /** Images that one thread decodes in one go. */
    private static final int PORTION = 8;

    private static final int MOST_AHEAD = 8;
    private static final long BYTES_AHEAD = 64L << 20;

    private final DataSet set;
    private final Split split;
    private final Order order;
    private final Preparation preparation;
    private final Executor decoders;
    private final int ahead;
    private final Queue<Pending> pending = new ArrayDeque<>();
    private int begun;
    private volatile boolean closed;

    DecodedFeed(DataSet set, Split split, Order order, Preparation preparation, int firstBatch, Executor decoders) {
        this.set = set;
        this.split = split;
        this.order = order;
        this.preparation = preparation;
        this.decoders = decoders;
        this.ahead = ahead((long) Float.BYTES * preparation.length() * order.batch(0).length);
        this.begun = firstBatch;
        fill();
    }

    private record Pending(MiniBatch batch, List<CompletableFuture<Void>> portions) {

        /** The first damaged image in the batch's order is reported, whichever thread met one first. */
        MiniBatch joined() {
            try {
                portions.forEach(CompletableFuture::join);
                return batch;
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException thrown -> throw thrown;
                    case Error error -> throw error;
                    case null, default -> throw e;
                }
            }
        }
    }

    @Override
    public boolean hasNext() {
        return !pending.isEmpty();
    }

    @Override
    public MiniBatch next() {
        var next = pending.poll();
        if (next == null) {
            throw new NoSuchElementException("The epoch has no more mini-batches.");
        }
        fill();
        return next.joined();
    }

    private void fill() {
        while (begun < order.batches() && pending.size() < ahead) {
            pending.add(begin(order.batch(begun)));
            begun++;
        }
    }

    /** Two at least, so that one is made while another one is used. */
    private static int ahead(long bytes) {
        return Math.clamp(BYTES_AHEAD / bytes, 2, MOST_AHEAD);
    }

    private Pending begin(int[] places) {
        var pixels = new float[Math.multiplyExact(places.length, preparation.length())];
        var labels = new int[places.length];
        var portions = new ArrayList<CompletableFuture<Void>>();
        for (int from = 0; from < places.length; from += PORTION) {
            int start = from;
            int end = Math.min(from + PORTION, places.length);
            portions.add(CompletableFuture.runAsync(() -> decode(places, start, end, pixels, labels), decoders));
        }
        return new Pending(
                new MiniBatch(preparation.resolution(), set.channels(), pixels, labels), List.copyOf(portions));
    }

    private void decode(int[] places, int start, int end, float[] pixels, int[] labels) {
        for (int i = start; i < end && !closed; i++) {
            labels[i] = set.label(split, places[i]);
            preparation.write(places[i], pixels, i * preparation.length());
        }
    }

    @Override
    public void close() {
        closed = true;
        pending.clear();
    }
}
