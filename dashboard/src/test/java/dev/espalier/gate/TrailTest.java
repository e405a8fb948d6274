package dev.espalier.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/experiments, create, experiment new-1",
        "POST, /experiments/new, create, experiment new-1",
        "POST, /experiments/a-1/pause, pause, experiment a-1",
        "POST, /api/v1/experiments/a-1/forks, fork, experiment a-1",
        "POST, /experiments/a-1/trials/5-0/model, export model, 'experiment a-1, trial 5-0'",
        "DELETE, /api/v1/races/b-2, delete, race b-2",
        "PUT, /api/v1/devices/board, set, device board",
        "PUT, /api/v1/experiments/a-1/notes, write notes, experiment a-1",
        "POST, /experiments/a-1/notes, write notes, experiment a-1",
        "POST, /datasets/pictures/remove, remove, data set pictures",
        "POST, /users, create, user new-1",
        "POST, /users/c/role, change role, user c",
        "POST, /account/tokens, create, API token",
        "POST, /account/tokens/0123456789abcdef/revoke, revoke, API token 0123456789ab…",
        "DELETE, /api/v1/tokens/0123456789abcdef, delete, API token 0123456789abcdef",
        "POST, /account/password, set password, ''",
        "POST, /sign-out, sign out, ''"
    })
    void saysWhatWasWantedInWords(String method, String path, String action, String target) {
        var parts = Trail.parts(path);
        assertThat(Trail.action(HttpMethod.valueOf(method), parts)).isEqualTo(action);
        assertThat(Trail.target(parts, "http://localhost/x/new-1?a=b")).isEqualTo(target);
    }

    @Test
    void namesWhatWasMadeOnlyIfItIsKnown() {
        assertThat(Trail.target(List.of("tables"), "")).isEqualTo("table");
        assertThat(Trail.target(List.of("tables"), "scores")).isEqualTo("table scores");
    }
}
