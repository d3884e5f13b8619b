package org.tuoyu.targets.region;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

@Path("/api/v1/regions")
@Tag(name = "regions")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class RegionResource {
    private final Regions regions;
    private final DefineRegions defineRegions;
    private final ImportPopulation importPopulation;
    private final CurrentActor caller;
    private final Clock clock;

    RegionResource(
            Regions regions,
            DefineRegions defineRegions,
            ImportPopulation importPopulation,
            CurrentActor caller,
            Clock clock) {
        this.regions = regions;
        this.defineRegions = defineRegions;
        this.importPopulation = importPopulation;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Regions of the caller's scope, by code, as they are today or were on a day")
    public Page<Regions.Place> list(
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit,
            @QueryParam("asOf") LocalDate asOf) {
        var most = Page.limit(limit);
        var day = asOf != null ? asOf : LocalDate.now(clock);
        var found = regions.after(
                Cursor.orStart(cursor).key(), most + 1, caller.get().scope(), day);
        return Page.of(found, most, region -> Cursor.of(region.code()));
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(summary = "Define or rename regions, with their population; repeating it changes nothing")
    public Response define(@Valid @NotNull DefineRegions.Request request) {
        return Response.ok(defineRegions.define(request, caller.get())).build();
    }

    @POST
    @Path("population/file")
    @Idempotent
    @Consumes({Spreadsheets.XLSX, Spreadsheets.CSV})
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(
            summary = "Take population figures (常住人口) as XLSX or CSV, a row each: 地区代码, 年度, 常住人口, 来源",
            description =
                    "Of regions that are defined. All rows are taken or none; up to 100,000. A figure that is known"
                            + " already changes nothing; another one of the same year is its revision.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ImportPopulation.Outcome.class)))
    public Response population(byte[] file) {
        return Response.ok(importPopulation.run(file, caller.get())).build();
    }

    @GET
    @Path("population/file")
    @Produces(Spreadsheets.CSV)
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(summary = "The template of that file: its headings")
    public String populationTemplate() {
        return ImportPopulation.TEMPLATE;
    }
}
