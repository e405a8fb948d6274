package dev.espalier.method;

class AgNetTest extends SearchMethodContract<AgNet.Params, AgNet.State> {

    @Override
    protected AgNet method() {
        return new AgNet();
    }

    @Override
    protected AgNet.Params params() {
        return PairedAgNet.params(16, 200, 0.1, 0.01, 4, 0, "random");
    }
}
