package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortTest {

    @Test
    void isTheStandardOneUnlessAnotherIsNamed() {
        assertThat(Port.of(Map.of())).isEqualTo(new Port("127.0.0.1", 8420));
        assertThat(Port.of(Map.of("ESPALIER_HOST", "::1", "ESPALIER_PORT", "9000")))
                .isEqualTo(new Port("::1", 9000));
    }

    @Test
    void cannotBeListenedOnBySecondOnes() throws IOException {
        try (var first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var second = new Port("127.0.0.1", first.getLocalPort());
            assertThatThrownBy(second::check)
                    .isInstanceOf(Unusable.class)
                    .hasMessage(
                            "The ESPALIER_PORT (%d) cannot be listened on at 127.0.0.1: Address already in use.\nMaybe set it to another one."
                                    .formatted(first.getLocalPort()));
        }
    }

    @Test
    void mayBeAnyThatIsFree() {
        assertThatCode(() -> new Port("127.0.0.1", 0).check()).doesNotThrowAnyException();
    }
}
