package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page as people see it: photographed, within its width, without complaints of the browser or of axe-core. */
@QuarkusTest
@Tag("chromium")
@Tag("look")
class LookTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "390, DARK", "1440, LIGHT", "1440, DARK", "2560, LIGHT"})
    void everyPageIsShownWithinItsWidthAndWithoutASeriousFaultOfAccessibility(int width, ColorScheme scheme) {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(width, scheme);

        for (var path : paths(id)) {
            chromium.look(page, path, shot(width, scheme, path));
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static List<String> paths(String id) {
        return List.of(
                "/",
                "/experiments",
                "/experiments/new",
                "/experiments/" + id,
                "/experiments/" + id + "?tab=front",
                "/experiments/" + id + "?tab=trials",
                "/experiments/" + id + "?tab=rounds",
                "/experiments/" + id + "?tab=decisions",
                "/experiments/" + id + "?tab=curves",
                "/experiments/" + id + "?tab=lineage",
                "/experiments/" + id + "?tab=lineage&as=table",
                "/experiments/" + id + "?round=3",
                "/experiments/" + id + "?tab=timeline",
                "/experiments/" + id + "?tab=timeline&as=table",
                "/experiments/" + id + "?tab=events",
                "/experiments/" + id + "?tab=settings",
                "/experiments/" + id + "/trials/5-0",
                "/experiments/" + id + "/forks",
                "/compare?ids=" + id,
                "/races",
                "/datasets",
                "/datasets/shapes",
                "/devices",
                "/devices/pixel3",
                "/spaces",
                "/spaces/nasbench201",
                "/spaces/sgnas",
                "/tables",
                "/tables/nasbench201-cifar10",
                "/methods",
                "/methods/agnet",
                "/system",
                "/design",
                "/account",
                "/users",
                "/audit");
    }

    private static String shot(int width, ColorScheme scheme, String path) {
        return "%d-%s%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT), path.replaceAll("[^a-z0-9-]+", "_"));
    }

    @Test
    void aFirstVisitTransfersLessThan400Kilobytes() {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        var bytes = new AtomicLong();
        var network = page.context().newCDPSession(page);
        network.on(
                "Network.loadingFinished",
                (JsonObject event) ->
                        bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        network.send("Network.enable");

        page.navigate("/experiments/" + id);
        page.locator("#ch-front canvas").waitFor();

        assertThat(bytes.get()).isBetween(200_000L, 400_000L);
    }
}
