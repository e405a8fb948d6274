package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Objects;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** Markdown as HTML that only shows: tags in it are text, links lead to web pages only, and nothing is fetched for it. */
final class Markdown {

    /** Deeper than anybody means, and not so deep that drawing it takes more stack than there is. */
    private static final int DEEPEST = 100;

    /** Of all addresses and titles of links, which a text can repeat without writing them again. */
    private static final long LONGEST = 100_000;

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .build();

    private Markdown() {}

    static RawString html(String text) {
        var document = PARSER.parse(text);
        if (deeper(document, DEEPEST) || Links.length(document) > LONGEST) {
            document = plain(text);
        }
        document.accept(new Tame());
        return new RawString(RENDERER.render(document));
    }

    private static boolean deeper(Node node, int levels) {
        if (levels == 0) {
            return true;
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (deeper(child, levels - 1)) {
                return true;
            }
        }
        return false;
    }

    private static Node plain(String text) {
        var code = new IndentedCodeBlock();
        code.setLiteral(text);
        var document = new Document();
        document.appendChild(code);
        return document;
    }

    /** Counts what links bring with them. */
    private static final class Links extends AbstractVisitor {

        private long length;

        static long length(Node document) {
            var links = new Links();
            document.accept(links);
            return links.length;
        }

        @Override
        public void visit(Link link) {
            count(link, link.getDestination(), link.getTitle());
        }

        @Override
        public void visit(Image image) {
            count(image, image.getDestination(), image.getTitle());
        }

        private void count(Node node, @Nullable String destination, @Nullable String title) {
            length += Objects.requireNonNullElse(destination, "").length()
                    + Objects.requireNonNullElse(title, "").length();
            visitChildren(node);
        }
    }

    /** Fits a text into a page, whose first two levels of headings are the page's own. */
    private static final class Tame extends AbstractVisitor {

        private static final int ABOVE = 2;
        private static final int LOWEST = 6;

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(LOWEST, heading.getLevel() + ABOVE));
            visitChildren(heading);
        }

        /** A picture is a link to itself: showing it would tell its server who reads this. */
        @Override
        public void visit(Image image) {
            var link = new Link(image.getDestination(), image.getTitle());
            for (var child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                link.appendChild(child);
            }
            image.insertAfter(link);
            image.unlink();
            visitChildren(link);
        }
    }
}
