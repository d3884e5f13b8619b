package org.tuoyu.institutions.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.institutions.record.ServiceForm;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;

@Path("/api/v1/public/institutions")
@Tag(name = "public")
@PermitAll
public class PublicResource {
    private static final int SECONDS = 60;
    private static final int EXPORTED_AT_ONCE = 1000;
    private final PublicInstitutions institutions;
    private final Disclosure disclosure;
    private final ObjectMapper json;

    PublicResource(PublicInstitutions institutions, Disclosure disclosure, ObjectMapper json) {
        this.institutions = institutions;
        this.disclosure = disclosure;
        this.json = json;
    }

    /** What the schema says; which fields are there say the rules. */
    public record PublicInstitutionList(List<PublicInstitution> items, String next) {}

    @GET
    @Operation(
            summary = "Institutions whose filing is in force, by code, or the nearest first",
            description =
                    "Without login. With `longitude` and `latitude` the nearest first, without a next page. Which fields"
                            + " are published say the rules (kind disclosure); care, meals, health and safety are said of"
                            + " one institution and in the file only. Answers may be kept for a minute.")
    @APIResponse(
            responseCode = "200",
            description = "Published fields only",
            content = @Content(schema = @Schema(implementation = PublicInstitutionList.class)))
    public Response find(
            @QueryParam("region") @Schema(description = "Code; this region and all below") String region,
            @QueryParam("age") @Min(0) @Max(35) @Schema(description = "Of the child, in months") Integer age,
            @QueryParam("serviceForm") ServiceForm serviceForm,
            @QueryParam("inclusive") @Schema(description = "普惠") Boolean inclusive,
            @QueryParam("free") @Schema(description = "Only with free slots (for that age)") Boolean free,
            @QueryParam("name") @Size(min = 1, max = 50) String name,
            @QueryParam("longitude") @DecimalMin("73") @DecimalMax("136") Double longitude,
            @QueryParam("latitude") @DecimalMin("3") @DecimalMax("54") Double latitude,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit,
            @HeaderParam("If-None-Match") String known) {
        var wanted =
                new PublicInstitutions.Wanted(region, age, serviceForm, inclusive, Boolean.TRUE.equals(free), name);
        var most = Page.limit(limit);
        if ((longitude == null) != (latitude == null)) throw ProblemException.invalid("latitude", "both-coordinates");
        if (longitude != null) {
            var place = new PublicInstitutions.Place(longitude, latitude);
            return answer(list(disclosure.published(institutions.nearest(wanted, place, most)), null), known);
        }
        var page = Page.of(
                institutions.find(wanted, Cursor.orStart(cursor).key(), most + 1), most, one -> Cursor.of(one.uscc()));
        return answer(list(disclosure.published(page.items()), page.next()), known);
    }

    @GET
    @Path("{uscc}")
    @Operation(summary = "One institution whose filing is in force, as everybody may see it")
    @APIResponse(
            responseCode = "200",
            description = "Published fields only",
            content = @Content(schema = @Schema(implementation = PublicInstitution.class)))
    public Response get(@PathParam("uscc") String uscc, @HeaderParam("If-None-Match") String known) {
        var found = disclosure.whole(institutions.one(uscc));
        return answer(found.orElseThrow(() -> ProblemException.notFound("institution", uscc)), known);
    }

    @GET
    @Path("decisions")
    @Operation(
            summary = "Refusals for as long as the rules publish them, and suspensions while they last",
            description = "The newest first, at most 200.")
    public Response decisions(@QueryParam("region") String region, @HeaderParam("If-None-Match") String known) {
        return answer(written(new Page<>(disclosure.decisions(region, Page.limit(200)), null)), known);
    }

    @GET
    @Path("file")
    @Produces("text/csv")
    @Operation(summary = "All of a region as a table (CSV, UTF-8): open data")
    public Response file(@QueryParam("region") String region) {
        var fields = disclosure.fields(region);
        jakarta.ws.rs.core.StreamingOutput table = out -> {
            var writer = new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = new org.apache.commons.csv.CSVPrinter(writer, org.apache.commons.csv.CSVFormat.RFC4180);
            csv.printRecord(fields);
            var after = "";
            List<PublicInstitution> some;
            do {
                some = institutions.all(region, after, EXPORTED_AT_ONCE);
                for (var one : disclosure.values(some)) {
                    for (var field : fields) csv.print(text(one.get(field)));
                    csv.println();
                }
                if (!some.isEmpty()) after = some.get(some.size() - 1).uscc();
            } while (some.size() == EXPORTED_AT_ONCE);
            writer.flush();
        };
        return Response.ok(table)
                .header("Content-Disposition", "attachment; filename=\"institutions.csv\"")
                .build();
    }

    private static String text(Object value) {
        if (value instanceof List<?> parts) {
            return parts.stream().map(Object::toString).collect(java.util.stream.Collectors.joining(" "));
        }
        var text = value == null ? "" : value.toString();
        return text.matches("(?s)[=+@\\t-].*") ? "'" + text : text; // a spreadsheet would take it for a formula
    }

    private String written(Object found) {
        try {
            return json.writeValueAsString(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String list(List<String> items, Cursor next) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":" + (next == null ? "null" : "\"" + next + "\"")
                + "}";
    }

    /** With an ETag of what it says, so that who has it already is not sent it again. */
    private static Response answer(String body, String known) {
        var tag = new EntityTag(
                UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)).toString());
        var response = known != null && known.contains(tag.getValue())
                ? Response.notModified(tag)
                : Response.ok(body, MediaType.APPLICATION_JSON_TYPE).tag(tag);
        var kept = new CacheControl();
        kept.setMaxAge(SECONDS);
        return response.cacheControl(kept).build();
    }
}
