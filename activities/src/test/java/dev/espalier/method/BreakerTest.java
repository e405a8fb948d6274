package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final int BATCH = 20;
    private static final Screen.Params PARAMS = new Screen.Params(0.05, 0.15, 5);

    private final SplittableRandom random = new SplittableRandom(3);

    /** @param agreement 1 for expectations that come true, 0 for chance, -1 for the contrary */
    private Breaker.Round round(int size, double agreement) {
        var expected = new ArrayList<Double>();
        var measured = new ArrayList<Double>();
        for (int i = 0; i < size; i++) {
            double place = random.nextDouble();
            measured.add(place);
            expected.add(agreement * place + (1 - Math.abs(agreement)) * random.nextDouble());
        }
        return new Breaker.Round(expected, measured);
    }

    private Breaker after(Breaker breaker, int rounds, int size, double agreement) {
        for (int i = 0; i < rounds; i++) {
            breaker = breaker.after(round(size, agreement), PARAMS);
        }
        return breaker;
    }

    @Test
    void suspendsAScreenOnceItsRoundsAreFullAndDisagree() {
        assertThat(after(Breaker.NEW, 4, BATCH, -0.5).suspended()).isFalse();
        assertThat(after(Breaker.NEW, 5, BATCH, -0.5).suspended()).isTrue();
    }

    @Test
    void trustsAScreenThatAgreesHoweverLong() {
        assertThat(after(Breaker.NEW, 100, BATCH, 0.7).suspended()).isFalse();
    }

    @Test
    void trustsItAgainAfterAsManyRoundsThatAgree() {
        var suspended = after(Breaker.NEW, 5, BATCH, -0.5);
        assertThat(suspended.rounds()).as("it begins anew").isEmpty();
        assertThat(after(suspended, 4, BATCH, 0.7).suspended()).isTrue();
        assertThat(after(suspended, 5, BATCH, 0.7).suspended()).isFalse();
    }

    @Test
    void staysSuspendedWhileNothingAgrees() {
        assertThat(after(after(Breaker.NEW, 5, BATCH, -0.5), 50, BATCH, -0.2).suspended())
                .isTrue();
    }

    @Test
    void forgetsTheRoundsThatAreTooLongAgo() {
        assertThat(after(Breaker.NEW, 12, BATCH, 0.7).rounds()).hasSize(5);
    }

    @Test
    void waitsForEnoughTrialsWhereBatchesAreSmall() {
        assertThat(after(Breaker.NEW, 99, 1, -0.5).suspended()).isFalse();
        assertThat(after(Breaker.NEW, 100, 1, -0.5).suspended()).isTrue();
    }

    @Test
    void takesNoNoticeOfARoundInWhichNothingWasExpected() {
        var nothing = new Breaker.Round(List.of(), List.of());
        assertThat(Breaker.NEW.after(nothing, PARAMS)).isEqualTo(Breaker.NEW);
    }

    @Test
    void doesNotTrustAScreenThatExpectsTheSameOfEverything() {
        var breaker = Breaker.NEW;
        for (int i = 0; i < 5; i++) {
            var measured = round(BATCH, 0).measured();
            breaker = breaker.after(
                    new Breaker.Round(measured.stream().map(_ -> 0.0).toList(), measured), PARAMS);
        }
        assertThat(breaker.suspended()).isTrue();
    }
}
