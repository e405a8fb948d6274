package dev.espalier.hardware.measure;

/** Why a burst does not count. */
public enum Disturbance {
    /** Somebody else ran on the core that measures. */
    PREEMPTED("others ran on its core"),
    /** The machine is a virtual one, and its host ran something else. */
    STOLEN("the host of the virtual machine ran something else"),
    /** Others kept the machine busy, which shares memory, caches and clock among its cores. */
    CROWDED("others kept the machine busy"),
    /** Slower than its fellows, by something that the operating system does not see. */
    SLOWED("it was slower than most without a visible reason");

    private final String words;

    Disturbance(String words) {
        this.words = words;
    }

    /** For people: "others ran on its core". */
    public String words() {
        return words;
    }
}
