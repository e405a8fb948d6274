package dev.espalier.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.cli.server.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    @Test
    void saysOnceThatItIsUnderWayBesideAHeadThatSaysSo() throws Exception {
        var trials = Json.items(new JsonMapper().readTree("[{\"trial\": \"0-1\"}, {\"trial\": \"0-2\"}]"));

        assertThat(new UnderWay(trials).counted()).isEqualTo("2 evaluations: 0-1 begun, 0-2 begun");
        assertThat(new UnderWay(trials.subList(0, 1)).counted()).isEqualTo("1 evaluation: 0-1 begun");
        assertThat(UnderWay.NOTHING.counted()).isEmpty();
    }

    @Test
    void saysSinceWhenADeviceIsBusyThatATrialWaitsFor() throws Exception {
        var trial = new JsonMapper().readTree("""
                {"trial": "0-1", "awaited": ["pi", "phone"], "busySince": {"pi": "2026-11-23T14:03:27Z"}}""");

        assertThat(new UnderWay(List.of(trial)).words())
                .matches("1 under way: 0-1 to be measured on pi, busy since 2026-11-2[234] \\S+, phone");
    }
}
