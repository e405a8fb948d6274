package dev.espalier.method;

import dev.espalier.surrogate.trees.XGBoostLibrary;
import org.junit.jupiter.api.BeforeAll;

/** The same with trees that grow from batch to batch. */
class RankedBoostedAgNetTest extends SearchMethodContract<AgNet.Params, AgNet.State> {

    @BeforeAll
    static void library() {
        XGBoostLibrary.orSkip();
    }

    @Override
    protected AgNet method() {
        return new AgNet();
    }

    @Override
    protected AgNet.Params params() {
        return PaperAgNet.params(AgNet.BOOSTED_TREES_RANKING, false);
    }
}
