package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.espalier.account.Role;
import dev.espalier.api.Users;
import dev.espalier.api.WithUsers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users see who have to sign in: the same as everybody, and the pages of accounts. */
@QuarkusTest
@TestProfile(WithUsers.class)
@Tag("chromium")
@Tag("look")
class SignedInLookTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @AfterAll
    static void forgetUsers() {
        Users.forget();
    }

    @ParameterizedTest
    @CsvSource({"390, DARK", "1440, LIGHT"})
    void pagesOfUsersAreShownWholeAndWithoutASeriousFaultOfAccessibility(int width, ColorScheme scheme) {
        Users.add("ada", Role.ADMIN);
        var page = chromium.page(width, scheme);
        var name = "%d-%s-user".formatted(width, scheme.name().toLowerCase(Locale.ROOT));
        chromium.look(page, "/sign-in", name + "_sign-in");

        page.locator("[name=name]").fill("ada");
        page.locator("[name=password]").fill(Users.PASSWORD);
        page.locator("[name=password]").press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        for (var path : List.of(
                "/", "/experiments", "/experiments/new", "/account", "/users", "/users/ada", "/audit", "/system")) {
            chromium.look(page, path, name + path.replace('/', '_'));
        }

        assertThat(chromium.complaints()).isEmpty();
    }
}
