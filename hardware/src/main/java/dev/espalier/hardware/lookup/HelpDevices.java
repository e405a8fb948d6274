package dev.espalier.hardware.lookup;

import static dev.espalier.hardware.lookup.HelpTable.hwNasBench;
import static dev.espalier.hardware.lookup.HelpTable.measured;

import dev.espalier.hardware.LatencyModel;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The 27 devices on which all networks of NAS-Bench-201 were timed for HELP; one line each. A suffix is the batch.
 * Figures are rounded to 4 decimals; those of four phones are whole milliseconds with outliers. Cells without a path
 * from input to output take next to nothing on {@code raspi4} and {@code pixel3}, whose compiler removed them.
 *
 * @see <a href="https://arxiv.org/abs/2106.08630">Lee et al., NeurIPS 2021, Table 1</a>
 */
public final class HelpDevices {

    @Produces
    @Singleton
    public LatencyModel gtx1080tiBatch1() {
        return measured("1080ti_1", "NVIDIA GeForce GTX 1080 Ti, batch 1", 1);
    }

    @Produces
    @Singleton
    public LatencyModel gtx1080tiBatch32() {
        return measured("1080ti_32", "NVIDIA GeForce GTX 1080 Ti, batch 32", 32);
    }

    @Produces
    @Singleton
    public LatencyModel gtx1080tiBatch256() {
        return measured("1080ti_256", "NVIDIA GeForce GTX 1080 Ti, batch 256", 256);
    }

    @Produces
    @Singleton
    public LatencyModel rtx2080tiBatch1() {
        return measured("2080ti_1", "NVIDIA GeForce RTX 2080 Ti, batch 1", 1);
    }

    @Produces
    @Singleton
    public LatencyModel rtx2080tiBatch32() {
        return measured("2080ti_32", "NVIDIA GeForce RTX 2080 Ti, batch 32", 32);
    }

    @Produces
    @Singleton
    public LatencyModel rtx2080tiBatch256() {
        return measured("2080ti_256", "NVIDIA GeForce RTX 2080 Ti, batch 256", 256);
    }

    @Produces
    @Singleton
    public LatencyModel titanRtxBatch1() {
        return measured("titan_rtx_1", "NVIDIA Titan RTX, batch 1", 1);
    }

    @Produces
    @Singleton
    public LatencyModel titanRtxBatch32() {
        return measured("titan_rtx_32", "NVIDIA Titan RTX, batch 32", 32);
    }

    @Produces
    @Singleton
    public LatencyModel titanRtxBatch256() {
        return measured("titan_rtx_256", "NVIDIA Titan RTX, batch 256", 256);
    }

    @Produces
    @Singleton
    public LatencyModel titanxBatch1() {
        return measured("titanx_1", "NVIDIA Titan X, batch 1", 1);
    }

    @Produces
    @Singleton
    public LatencyModel titanxBatch32() {
        return measured("titanx_32", "NVIDIA Titan X, batch 32", 32);
    }

    @Produces
    @Singleton
    public LatencyModel titanxBatch256() {
        return measured("titanx_256", "NVIDIA Titan X, batch 256", 256);
    }

    @Produces
    @Singleton
    public LatencyModel titanxpBatch1() {
        return measured("titanxp_1", "NVIDIA Titan Xp, batch 1", 1);
    }

    @Produces
    @Singleton
    public LatencyModel titanxpBatch32() {
        return measured("titanxp_32", "NVIDIA Titan Xp, batch 32", 32);
    }

    @Produces
    @Singleton
    public LatencyModel titanxpBatch256() {
        return measured("titanxp_256", "NVIDIA Titan Xp, batch 256", 256);
    }

    @Produces
    @Singleton
    public LatencyModel gold6226() {
        return measured("gold_6226", "Intel Xeon Gold 6226, CPU");
    }

    @Produces
    @Singleton
    public LatencyModel gold6240() {
        return measured("gold_6240", "Intel Xeon Gold 6240, CPU");
    }

    @Produces
    @Singleton
    public LatencyModel silver4114() {
        return measured("silver_4114", "Intel Xeon Silver 4114, CPU");
    }

    @Produces
    @Singleton
    public LatencyModel silver4210R() {
        return measured("silver_4210r", "Intel Xeon Silver 4210R, CPU");
    }

    @Produces
    @Singleton
    public LatencyModel essentialPh1() {
        return measured("essential_ph_1", "Essential Phone PH-1");
    }

    @Produces
    @Singleton
    public LatencyModel pixel2() {
        return measured("pixel2", "Google Pixel 2");
    }

    @Produces
    @Singleton
    public LatencyModel samsungA50() {
        return measured("samsung_a50", "Samsung Galaxy A50");
    }

    @Produces
    @Singleton
    public LatencyModel samsungS7() {
        return measured("samsung_s7", "Samsung Galaxy S7");
    }

    @Produces
    @Singleton
    public LatencyModel pixel3() {
        return hwNasBench("pixel3", "Google Pixel 3", "measured on the device");
    }

    @Produces
    @Singleton
    public LatencyModel raspi4() {
        return hwNasBench("raspi4", "Raspberry Pi 4", "measured on the device");
    }

    @Produces
    @Singleton
    public LatencyModel fpga() {
        return hwNasBench("fpga", "FPGA", "obtained as that paper describes");
    }

    @Produces
    @Singleton
    public LatencyModel eyeriss() {
        return hwNasBench("eyeriss", "Eyeriss ASIC, simulated", "estimated by simulation");
    }
}
