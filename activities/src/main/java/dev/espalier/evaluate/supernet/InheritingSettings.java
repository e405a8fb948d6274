package dev.espalier.evaluate.supernet;

import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import dev.espalier.supernet.SupernetSettings;

/**
 * What the evaluator with inherited weights can be told.
 *
 * @param supernet that they are inherited from
 */
public record InheritingSettings(
        SupernetSettings supernet,

        @Setting(
                standard = "1000",
                summary = "Validation images that an architecture answers, at least 1, always the same ones.")
        int images) {

    public InheritingSettings {
        Ranges.atLeast("images", images, 1);
    }
}
