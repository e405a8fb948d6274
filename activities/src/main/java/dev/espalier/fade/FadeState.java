package dev.espalier.fade;

import java.util.List;

/**
 * Where the search is.
 *
 * @param rounds that were told
 * @param stages one search for each
 */
public record FadeState(int rounds, List<OuterSearch> stages) {

    public FadeState {
        stages = List.copyOf(stages);
    }
}
