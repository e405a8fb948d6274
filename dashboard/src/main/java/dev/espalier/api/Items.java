package dev.espalier.api;

import dev.espalier.ledger.Page;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
public record Items<T>(
        List<T> items,

        @Schema(description = "Give it as cursor to get the next part; null at the end.") @Nullable
        String next) {

    public Items {
        items = List.copyOf(items);
    }

    static <T> Items<T> all(List<T> items) {
        return new Items<>(items, null);
    }

    static <V, T> Items<T> of(Page<V> page, Function<V, T> view) {
        return new Items<>(page.items().stream().map(view).toList(), page.next());
    }
}
