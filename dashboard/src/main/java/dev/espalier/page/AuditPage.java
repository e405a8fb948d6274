package dev.espalier.page;

import dev.espalier.account.Audit;
import dev.espalier.account.Deed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who changed what, newest first. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AuditPage {

    private static final String HERE = "/audit";
    private static final int SHOWN = 50;

    private final Audit audit;

    AuditPage(Audit audit) {
        this.audit = audit;
    }

    @GET
    public String show(@RestQuery @DefaultValue("") String user, @RestQuery @Nullable String cursor) {
        var page = audit.page(user.strip(), cursor, SHOWN);
        var query = new Query().and("user", user.strip());
        return Templates.audit(new AuditView(
                        page.items().stream().map(AuditPage::line).toList(),
                        user.strip(),
                        cursor == null ? "" : HERE + query,
                        page.next() == null ? "" : HERE + query.and("cursor", page.next())))
                .render();
    }

    private static AuditView.Line line(Deed deed) {
        return new AuditView.Line(
                Said.time(deed.at()),
                deed.actor(),
                deed.via(),
                deed.action(),
                deed.target(),
                Badge.of(deed),
                deed.status());
    }
}
