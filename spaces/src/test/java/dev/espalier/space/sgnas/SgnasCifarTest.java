package dev.espalier.space.sgnas;

import dev.espalier.space.DecisionSpace;
import dev.espalier.space.FlatSpaceContract;

class SgnasCifarTest extends FlatSpaceContract {

    @Override
    protected DecisionSpace space() {
        return new SgnasCifar();
    }
}
