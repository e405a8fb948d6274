package dev.espalier.method;

class AgNetTest extends SearchMethodContract<AgNet.Params, AgNet.State> {

    @Override
    protected AgNet method() {
        return new AgNet();
    }

    @Override
    protected AgNet.Params params() {
        return new AgNet.Params(AgNet.PAIRED, 16, 200, 0.1, 0.01, 4, 30, 20_000, 2, 152, AgNet.NOTHING, false);
    }
}
