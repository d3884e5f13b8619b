package org.tuoyu.institutions.disclosure;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.institutions.disclosure.PublicInstitutions.Place;
import org.tuoyu.institutions.disclosure.PublicInstitutions.Wanted;
import org.tuoyu.institutions.record.ServiceForm;
import org.tuoyu.platform.web.PublicFrame;

/** Parents look for a place, on a phone, without login. */
@Path("/public")
@PermitAll
public class FinderPage {
    private static final int ROWS = 30;
    private final Template finder;
    private final PublicFrame frame;
    private final PublicInstitutions institutions;
    private final Disclosure disclosure;

    FinderPage(
            @Location("finder") Template finder,
            PublicFrame frame,
            PublicInstitutions institutions,
            Disclosure disclosure) {
        this.finder = finder;
        this.frame = frame;
        this.institutions = institutions;
        this.disclosure = disclosure;
    }

    /** What does not make sense is as if it were not said: a form sends empty fields. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance find(
            @QueryParam("region") String region,
            @QueryParam("age") String age,
            @QueryParam("serviceForm") String serviceForm,
            @QueryParam("inclusive") boolean inclusive,
            @QueryParam("free") boolean free,
            @QueryParam("longitude") String longitude,
            @QueryParam("latitude") String latitude) {
        var wanted = new Wanted(
                blankToNull(region),
                month(age),
                List.of(ServiceForm.values()).stream()
                        .filter(form -> form.name().equals(serviceForm))
                        .findFirst()
                        .orElse(null),
                inclusive ? Boolean.TRUE : null,
                free,
                null);
        var place = place(longitude, latitude);
        var where = place == null && wanted.isWithoutWhere();
        List<PublicInstitution> found = List.of();
        if (!where) {
            found = place == null ? institutions.find(wanted, "", ROWS) : institutions.nearest(wanted, place, ROWS);
        }
        return frame.page(finder)
                .data("asked", wanted)
                .data("forms", ServiceForm.values())
                .data("where", where)
                .data("longitude", place == null ? null : place.longitude())
                .data("latitude", place == null ? null : place.latitude())
                .data("found", disclosure.values(found));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Integer month(String text) {
        var months = number(text);
        return months != null && months >= 0 && months < 36 ? Integer.valueOf(months.intValue()) : null;
    }

    private static Place place(String longitude, String latitude) {
        var x = number(longitude);
        var y = number(latitude);
        return x == null || y == null || Math.abs(y) > 80 || Math.abs(x) > 180 ? null : new Place(x, y);
    }

    private static Double number(String text) {
        try {
            return blankToNull(text) == null ? null : Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
