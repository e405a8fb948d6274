package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.InvalidInput;
import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void linesOfABrowserEndAsAllOthers() {
        assertThat(Prose.parse("a\r\nb\rc\n\0 \r\n\n").text()).isEqualTo("a\nb\nc\n\uFFFD");
        assertThat(Prose.parse(" \r\n ").text()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithItsLength() {
        assertThat(Prose.parse("x".repeat(20_000)).text()).hasSize(20_000);
        assertThatThrownBy(() -> Prose.parse("x".repeat(20_001)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("The notes must have at most 20,000 characters, but have 20,001.");
    }
}
