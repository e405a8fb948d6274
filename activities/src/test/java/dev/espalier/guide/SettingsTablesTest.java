package dev.espalier.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.evaluate.command.CommandSettings;
import dev.espalier.evaluate.region.RegionSettings;
import dev.espalier.evaluate.supernet.InheritingSettings;
import dev.espalier.evaluate.train.TrainSettings;
import dev.espalier.setting.Settings;
import dev.espalier.sgnas.SgnasSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guides list the settings of what they explain as the settings describe themselves. */
class SettingsTablesTest {

    private static final String HEAD = "| setting | standard | what |\n|---|---|---|\n";

    static Stream<Arguments> guides() {
        return Stream.of(
                Arguments.of("use-your-own-trainer", CommandSettings.class),
                Arguments.of("train-on-images", TrainSettings.class),
                Arguments.of("answer-any-cost", SgnasSettings.class),
                Arguments.of("inherit-weights", InheritingSettings.class),
                Arguments.of("regions", RegionSettings.class));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void listEverySettingWithItsStandard(String guide, Class<? extends Record> settings) throws IOException {
        var text = Files.readString(Path.of("../docs/guides/" + guide + ".md"));
        assertThat(text).contains(HEAD);
        int begin = text.indexOf(HEAD) + HEAD.length();
        var rows = text.substring(begin).lines().takeWhile(line -> line.startsWith("|"));
        assertThat(rows)
                .containsExactlyElementsOf(Settings.describe(settings).stream()
                        .map(SettingsTablesTest::row)
                        .toList());
    }

    private static String row(ComponentInfo.Setting setting) {
        var standard = setting.standard().isEmpty() ? "required" : "`" + setting.standard() + "`";
        return "| `%s` | %s | %s |".formatted(setting.name(), standard, setting.summary());
    }
}
