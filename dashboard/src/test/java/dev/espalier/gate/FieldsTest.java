package dev.espalier.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void everyFormThatChangesSomethingGetsItsField() {
        assertThat(Fields.filled("<form class=\"a\" method=\"post\" action=\"/x/{id}\"><button>Go</button></form>"))
                .isEqualTo(
                        "<form class=\"a\" method=\"post\" action=\"/x/{id}\">{#if visitor.csrf}<input type=\"hidden\""
                                + " name=\"csrf\" value=\"{visitor.csrf}\">{/if}<button>Go</button></form>");
        assertThat(Fields.filled("<form action=\"/x\"><input></form>")).isEqualTo("<form action=\"/x\"><input></form>");
    }

    /** A form written in another way would be sent without its field, and refused. */
    @Test
    void everyTemplateWritesItsFormsSo() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(template);
                int posts = text.split("(?i)method\\s*=\\s*[\"']?post", -1).length - 1;
                int filled = Fields.filled(text).split("name=\"csrf\"", -1).length - 1;
                assertThat(filled).as(template.toString()).isEqualTo(posts);
                assertThat(text).as(template.toString()).doesNotContain("<button hx-post", "<a hx-post");
            }
        }
    }
}
