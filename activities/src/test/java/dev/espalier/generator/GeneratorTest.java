package dev.espalier.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.GraphSpace;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorTest {

    private static final Forecast ACCURACY = new Forecast.Accuracy();

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @ParameterizedTest(name = "{0} vertices, {1} labels")
    @CsvSource({
        "7, 5, 1, 2, 42344, 12825",
        "8, 7, 1, 2, 42474, 28645",
        "11, 11, 2, 4, 56558, 124785",
        "26, 9, 4, 2, 42604, 1252720"
    })
    void hasAsManyParametersAsTheReleasedNetworks(
            int vertices, int labels, int inputs, int layers, int growing, int predicting) {
        var generator = new Generator(new Shape(vertices, labels, inputs, layers, 1, false), ACCURACY, random(1));
        assertThat(generator.growthParameters()).isEqualTo(growing);
        assertThat(generator.predictorParameters()).isEqualTo(predicting);
    }

    @Test
    void growsWhatItHasSeenAfterAWhile() {
        var space = new NasBench201();
        var generator = new Generator(Shape.of(space, 1, false), ACCURACY, random(2));
        var random = random(3);
        assertThat(valid(space, generator)).isLessThan(50);
        for (int step = 0; step < 1_500; step++) {
            generator.imitate(lessons(space, 16, random), random, 2, 1e-3);
        }
        assertThat(valid(space, generator)).isGreaterThan(450);
    }

    private static int valid(GraphSpace space, Generator generator) {
        return (int) generator.draw(500, random(4)).stream()
                .filter(drawn -> space.read(List.of(drawn.draft())).isPresent())
                .count();
    }

    private static List<Lesson> lessons(GraphSpace space, int count, RandomGenerator random) {
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < count; i++) {
            lessons.add(new Lesson(space.graphs(space.sample(random)).getFirst(), 1, 0.5));
        }
        return lessons;
    }

    @Test
    void predictsTheAccuracyThatItWasTold() {
        var space = new NasBench101();
        var generator = new Generator(Shape.of(space, 1, false), ACCURACY, random(5));
        var random = random(6);
        for (int step = 0; step < 300; step++) {
            generator.learn(lessons(space, 16, random), random, 2, 1e-3);
        }
        assertThat(generator.draw(50, random))
                .allSatisfy(drawn -> assertThat(drawn.accuracy()).isBetween(0.4, 0.6));
    }

    @Test
    void goesOnFromItsBytesAsIfItHadNotStopped() {
        var space = new Darts();
        var one = new Generator(Shape.of(space, 2, true), ACCURACY, random(7));
        one.learn(lessons(space, 8, random(8)), random(9), 2, 1e-3);
        var other = new Generator(Shape.of(space, 2, true), ACCURACY, random(10));
        other.read(one.bytes());
        one.learn(lessons(space, 8, random(11)), random(12), 2, 1e-3);
        other.learn(lessons(space, 8, random(11)), random(12), 2, 1e-3);
        assertThat(other.bytes()).isEqualTo(one.bytes());
    }

    @Test
    void refusesTheBytesOfAnotherNetwork() {
        var bytes = new Generator(Shape.of(new NasBench101(), 1, false), ACCURACY, random(1)).bytes();
        var generator = new Generator(Shape.of(new NasBench201(), 1, false), ACCURACY, random(1));
        assertThatThrownBy(() -> generator.read(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("71119 parameters")
                .hasMessageContaining("Maybe it was made for another space");
    }
}
