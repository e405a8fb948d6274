package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.Augmentation;
import dev.espalier.data.TinyImages;
import dev.espalier.setting.Settings;
import dev.espalier.space.Frame;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.sgnas.Sgnas;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.space.sgnas.SgnasSe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupernetSettingsTest {

    private static SupernetSettings settings(Map<String, Object> changed) {
        var all = new HashMap<String, Object>(
                Map.of("dataset", "tiny", "supernet_batch", 16, "cells", 1, "width", 8, "crop", 1));
        all.putAll(changed);
        return Settings.parse("method sgnas", SupernetSettings.class, all);
    }

    @Test
    void giveTheSupernetOfASpaceAndHowItIsTrained() {
        var given = settings(Map.of(
                "supernet_epochs", 3, "supernet_rate", 0.1, "supernet_seed", 7, "flip", "no", "resized_crop", 0.5));
        var recipe = given.recipe(new SgnasCifar(), Tiny.IMAGES);
        var space = new SgnasCifar();
        assertThat(given.supernet(space, Tiny.IMAGES))
                .isEqualTo(UnifiedSupernet.of(space, Tiny.supernet().frame()));
        assertThat(recipe)
                .isEqualTo(SupernetTraining.recipe(3, 16, 8, 0.1, 1, new Augmentation(false, 1, 0.5, 0, 0), 7));
        assertThat(given.training(space, Tiny.IMAGES).key())
                .isEqualTo(new SupernetTraining(Tiny.supernet(), Tiny.IMAGES, recipe).key());
        assertThat(given.interval()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void itsResolutionIsTheDataSetsUnlessItIsSaid() {
        assertThat(settings(Map.of("resolution", 12))
                        .supernet(new SgnasCifar(), Tiny.IMAGES)
                        .frame())
                .isEqualTo(new Frame(3, 12, 4, 1, 8));
    }

    @Test
    void itsSwitchesAreThoseOfTheSupernet() {
        var bare = settings(Map.of("shadow_norms", "no", "forced_sampling", "no"));
        var space = new SgnasCifar();
        assertThat(bare.supernet(space, Tiny.IMAGES))
                .isEqualTo(new UnifiedSupernet(space, new Frame(3, 8, 4, 1, 8), false, false));
    }

    @Test
    void thoseOfTheFinalNetworksShareTheSupernetOfThoseThatAreSearched() {
        assertThat(settings(Map.of()).training(new SgnasSe(), Tiny.IMAGES).key())
                .isEqualTo(settings(Map.of()).training(new Sgnas(), Tiny.IMAGES).key());
    }

    @Test
    void whatKeepsItFromBeingTrainedIsSaidInSentences() {
        assertThat(settings(Map.of()).problems(new SgnasCifar(), Tiny.IMAGES)).isEmpty();
        assertThat(settings(Map.of("dataset", "tinny")).problems(new NasBench101(), Tiny.IMAGES))
                .containsExactly(
                        "The space (nasbench101) must consist of decisions that are made independently of one another for weights to be shared by name, but in it choices rule out others.",
                        "There is no data set (tinny); there are tiny.\nMaybe you meant `tiny`.");
        assertThat(settings(Map.of("supernet_batch", 100, "cells", 5)).problems(new SgnasCifar(), new TinyImages(64)))
                .containsExactly(
                        "The supernet_batch (100) must be at most the 64 images that the data set (tiny) trains on.",
                        "Networks of the space (sgnas-cifar) cannot be trained on images of 8 × 8 pixels, cells 5, width 8: The `cells` (5) must be at most 4: no stage has more layers.");
    }

    @Test
    void everyValueOutOfItsRangeIsNamed() {
        assertThatThrownBy(() -> settings(Map.of("supernet_epochs", 0, "supernet_rate", 0, "resized_crop", 0)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .isEqualTo(List.of(
                                        "The method sgnas: The supernet_epochs (0) must be at least 1.",
                                        "The method sgnas: The supernet_rate (0) must be above 0.",
                                        "The method sgnas: The resized_crop (0) must be above 0 and at most 1.")));
    }
}
