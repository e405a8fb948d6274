package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static String html(String text) {
        return Markdown.html(text).toString();
    }

    @Test
    void headingsComeBelowThoseOfThePage() {
        assertThat(html("# Why\n\nIt is *small*.\n\n- a\n- b\n\n##### Deep"))
                .isEqualTo(
                        "<h3>Why</h3>\n<p>It is <em>small</em>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<h6>Deep</h6>\n");
    }

    @Test
    void tagsAreText() {
        assertThat(html("<script>x</script> and <b onclick=y>\n\n<img src=x onerror=z>"))
                .doesNotContain("<script", "<b ", "<img")
                .contains("&lt;script&gt;", "&lt;img src=x onerror=z&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JAVASCRIPT:alert(1))",
                "[x](<java\nscript:alert(1)>)",
                "[x](java&#115;cript:alert(1))",
                "[x](&#1;javascript:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x](vbscript:x)",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1))",
                "[x]: javascript:alert(1)\n\n[x]"
            })
    void linksLeadToPagesOnly(String text) {
        assertThat(html(text)).doesNotContainPattern("(?i)href=\"[^\"]*(script|data):");
    }

    @Test
    void aTextCannotLeaveTheAttributeThatItStandsIn() {
        var html = html("[x](https://a.example/\"onblur=y \"title\\\" onfocus=z\")\n\n```\"onclick=x\ncode\n```");

        assertThat(html).contains("href=", "title=", "class=");
        assertThat(html.replaceAll("=\"[^\"]*\"", "")).doesNotContain("onblur", "onfocus", "onclick");
    }

    @Test
    void aPictureIsALinkThatFetchesNothing() {
        assertThat(html("![A *curve*](https://pictures.example/a.png)"))
                .isEqualTo("<p><a rel=\"nofollow\" href=\"https://pictures.example/a.png\">A <em>curve</em></a></p>\n");
    }

    @Test
    void anAddressThatIsRepeatedWithoutEndIsShownAsItWasWritten() {
        assertThat(html("[a]: https://a.example/" + "&".repeat(9_000) + "\n\n" + "[a]".repeat(3_000)))
                .startsWith("<pre><code>[a]:")
                .hasSizeLessThan(100_000);
    }

    @Test
    void whatIsNestedDeeperThanAnybodyMeansIsShownAsItWasWritten() {
        assertThat(html(">".repeat(20_000))).startsWith("<pre><code>&gt;&gt;");
        assertThat(html("- ".repeat(9_000) + "x")).startsWith("<pre><code>- -");
        assertThat(html("*a **b ".repeat(1_400) + "c** d*".repeat(1_400))).isNotEmpty();
        assertThat(html("![".repeat(4_000) + "x" + "](y)".repeat(3_000))).isNotEmpty();
    }
}
