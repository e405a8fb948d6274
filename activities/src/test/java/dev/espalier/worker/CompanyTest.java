package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class CompanyTest {

    private final Company company = new Company();
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

    private Thread start(int fruitless, String name) {
        return Thread.ofPlatform().start(() -> company.run(fruitless, () -> ended.add(name)));
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void evaluatesWhatIsNotSuspiciousSideBySide() throws Exception {
        var together = new CyclicBarrier(2);
        var other = Thread.ofPlatform().start(() -> company.run(1, () -> met(together)));
        assertThat(company.run(0, () -> met(together))).isTrue();
        other.join();
    }

    private static boolean met(CyclicBarrier barrier) {
        try {
            barrier.await();
            return true;
        } catch (InterruptedException | BrokenBarrierException _) {
            return false;
        }
    }

    @Test
    void evaluatesWhatSavedNothingTwiceAlone() throws InterruptedException {
        var other = company.run(2, () -> {
            var begun = start(0, "other");
            awaitWaiting(begun);
            ended.add("suspect");
            return begun;
        });
        other.join();
        assertThat(ended).containsExactly("suspect", "other");
    }

    @Test
    void evaluatesWhatIsTheSameOneAfterTheOther() throws InterruptedException {
        var waited = new CountDownLatch(1);
        var second = company.inTurn("same", () -> {}, () -> {
            var begun = Thread.ofPlatform()
                    .start(() -> company.inTurn("same", waited::countDown, () -> ended.add("second")));
            awaitZero(waited);
            company.inTurn("other", () -> {}, () -> ended.add("other"));
            ended.add("first");
            return begun;
        });
        second.join();
        assertThat(ended).containsExactly("other", "first", "second");
    }

    @Test
    void whatFailsLetsTheNextOfTheSameBegin() {
        assertThatThrownBy(() -> company.inTurn("same", () -> {}, () -> {
                    throw new IllegalStateException("worker lost");
                }))
                .hasMessage("worker lost");
        assertThat(company.inTurn("same", () -> ended.add("waited"), () -> "begun"))
                .isEqualTo("begun");
        assertThat(ended).isEmpty();
    }

    private static void awaitZero(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letsThoseWhoAreUnderWayEndBeforeASuspectBegins() throws InterruptedException {
        var suspect = company.run(0, () -> {
            var begun = start(2, "suspect");
            awaitWaiting(begun);
            ended.add("other");
            return begun;
        });
        suspect.join();
        assertThat(ended).containsExactly("other", "suspect");
    }
}
