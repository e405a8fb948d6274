package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What people write is shown as they wrote it and does nothing else. */
@QuarkusTest
@Tag("chromium")
class HostileTextTest {

    private static final String IMAGE = "<img src=x onerror=document.title='owned'>";
    private static final String SCRIPT = "\"><script>document.title='owned'</script>{7*7}${7*7}";

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void labelsNotesViewsErrorsAndWhatIsSearchedForAreShownAsText(@TempDir Path folder) throws IOException {
        var program = folder.resolve("fail.sh");
        Files.writeString(program, "#!/bin/sh\necho \"%s\" >&2\nexit 1\n".formatted(IMAGE));
        var id = failing(folder);
        view(SCRIPT, "tag:x");
        note(
                id,
                "%s\n\n</textarea>%s\n\n[here](javascript:document.title='owned') ![there](http://a.example/x)"
                        .formatted(IMAGE, SCRIPT));
        var page = chromium.page(1440, ColorScheme.LIGHT);

        for (var path : List.of(
                "/",
                "/experiments",
                "/experiments?q=" + encoded(IMAGE),
                "/experiments?q=tag:" + encoded("x=" + quoted(IMAGE)),
                "/experiments/" + id,
                "/experiments/" + id + "/fragments/note",
                "/experiments/" + id + "?tab=trials&status=failed",
                "/experiments/" + id + "?tab=trials&architecture=" + encoded(SCRIPT),
                "/experiments/" + id + "?tab=events",
                "/experiments/" + id + "?tab=settings",
                "/experiments/" + id + "/trials/0-0",
                "/experiments/new?from=" + id,
                "/experiments/" + encoded(IMAGE),
                "/spaces/nasbench201?architecture=" + encoded(SCRIPT),
                "/spaces/" + encoded(IMAGE),
                "/devices/" + encoded(IMAGE))) {
            page.navigate(path);
            assertThat(page.title()).as("title of %s", path).doesNotContain("owned");
            assertThat(page.locator("img[src=x]").count())
                    .as("images in %s", path)
                    .isZero();
        }
        page.navigate("/experiments?q=" + id);
        assertThat(page.locator("#rows").textContent()).contains("x: " + IMAGE);
        assertThat(page.locator("nav[aria-label=Views]").textContent()).contains(SCRIPT);
        page.navigate("/experiments/" + id);
        assertThat(page.locator("#notes .prose").textContent())
                .contains(IMAGE, SCRIPT.replace("*", ""), "here", "there");
        assertThat(page.locator("#notes a[href^=javascript], #notes img").count())
                .as("addresses that do more than lead somewhere")
                .isZero();
        page.locator("#notes a").first().click();
        assertThat(page.title()).doesNotContain("owned");
        page.navigate("/experiments/" + id + "/trials/0-0");
        assertThat(page.locator("main").textContent()).contains(IMAGE);
        assertThat(chromium.complaints().stream().filter(line -> line.contains("Content Security Policy")))
                .isEmpty();
    }

    /** Its trials fail with what their program wrote. */
    private static String failing(Path folder) {
        return Walk.finished("""
                name: hostile
                space: nasbench201
                objectives: [maximize val_accuracy_pct]
                method: random-search
                evaluator: {name: command, command: sh fail.sh, source: %s}
                budget: {trials: 2}
                batch: 2
                seed: 7
                labels: {x: "%s"}
                """.formatted(folder, IMAGE));
    }

    private static void view(String name, String filter) {
        given().header("HX-Request", "true")
                .formParams(Map.of("name", name, "q", filter, "sort", ""))
                .post("/experiments/views")
                .then()
                .statusCode(204);
    }

    private static void note(String id, String text) {
        given().header("HX-Request", "true")
                .formParams(Map.of("version", "0", "text", text))
                .post("/experiments/%s/notes".formatted(id))
                .then()
                .statusCode(204);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
