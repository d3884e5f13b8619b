package org.tuoyu.notifications.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.notifications.outside.OutsideAddress;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.secrets.Secrets;

@Path("/api/v1/posts")
@Tag(name = "directory")
@RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.PLAN_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
public class PostResource {
    private static final String KEEPER =
            "Own posts of a department or town; an administrator and the plan office all of the region";
    private final Posts posts;
    private final RecordPost recordPost;
    private final OutsideAddress addresses;
    private final Secrets secrets;
    private final CurrentActor caller;

    PostResource(Posts posts, RecordPost recordPost, OutsideAddress addresses, Secrets secrets, CurrentActor caller) {
        this.addresses = addresses;
        this.posts = posts;
        this.recordPost = recordPost;
        this.secrets = secrets;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"regionCode": "211104", "department": "health", "name": "托育值班岗", "rank": "HANDLER", "language": "zh",
                     "email": "tuoyu@example.org", "channels": ["EMAIL"], "quietFrom": "21:00:00", "quietUntil": "07:30:00",
                     "validFrom": "2026-01-01"}""")
    public record PostRequest(
            @NotBlank @Pattern(regexp = "\\d{6}|\\d{9}|\\d{12}") String regionCode,
            @NotBlank
                    @Pattern(regexp = "[a-z][a-z0-9-]{0,59}")
                    @Schema(description = "Code of the department; town for a town or a village itself")
                    String department,
            @NotBlank @Size(max = 100) @Schema(description = "Of the desk, not of a person") String name,
            @NotNull Post.Rank rank,
            @NotNull @Pattern(regexp = "zh|en") String language,
            @Email @Size(max = 200) String email,
            @Pattern(regexp = "\\+?[0-9-]{5,20}") String phone,
            @Pattern(regexp = "DINGTALK|WECOM") String robotKind,
            @Size(max = 500)
                    @Schema(description = "Kept encrypted and never shown again; absent on a change: as before")
                    String robotUrl,
            @Size(max = 200) @Schema(description = "With which a DingTalk robot wants to be signed") String robotSecret,
            @NotNull
                    @Size(max = 3)
                    @Schema(
                            description =
                                    "In order of preference; the next one when one fails for good. What is urgent goes by all at once.")
                    List<@NotNull @Pattern(regexp = "EMAIL|SMS|ROBOT") String> channels,
            @Schema(description = "What is not urgent comes together at this time of day") LocalTime digestAt,
            @Schema(description = "From then until quietUntil only what is urgent") LocalTime quietFrom,
            LocalTime quietUntil,
            @NotNull LocalDate validFrom,
            LocalDate validUntil) {}

    @Schema(examples = "{\"fromDay\": \"2026-10-08\", \"untilDay\": \"2026-10-16\"}")
    public record AbsenceRequest(
            @NotNull LocalDate fromDay,
            @NotNull @Schema(description = "The last day") LocalDate untilDay,
            @Schema(
                            description =
                                    "Post of the same authority that takes over; absent: nobody, so the escalation goes on")
                    UUID standIn) {}

    @GET
    @Operation(summary = "Posts (岗位): who is told first, by which channels, who when nobody answers")
    public Page<PostRecorded.WithAddresses> list(
            @QueryParam("department") String department,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = posts.after(Cursor.orStart(cursor).uuid(), most + 1, department, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(this::view);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One post with its absences")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, posts.require(id, caller.get()));
    }

    @POST
    @Idempotent
    @Operation(summary = "Add a post", description = KEEPER)
    public Response create(@Valid @NotNull PostRequest request) {
        RecordPost.requireKeeper(RegionScope.canonical(request.regionCode()), request.department(), caller.get());
        return answer(
                201,
                recordPost.create(request.regionCode(), request.department(), content(request, null), caller.get()));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a post; region and department stay", description = KEEPER)
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PostRequest request) {
        var before = posts.require(id, caller.get());
        if (!RegionScope.canonical(request.regionCode()).equals(before.regionCode())) {
            throw ProblemException.invalid("/regionCode", "post-stays", before.regionCode());
        }
        if (!request.department().equals(before.department())) {
            throw ProblemException.invalid("/department", "post-stays", before.department());
        }
        return answer(200, recordPost.change(id, Revisions.expected(ifMatch), content(request, before), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/absences")
    @Operation(summary = "Nobody sits at the post for some days; another post may stand in", description = KEEPER)
    public Response addAbsence(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull AbsenceRequest request) {
        if (request.untilDay().isBefore(request.fromDay())) {
            throw ProblemException.invalid("/untilDay", "until-before-from", request.fromDay());
        }
        var absence = new AbsenceState(Ids.next(), request.fromDay(), request.untilDay(), request.standIn());
        return answer(201, recordPost.addAbsence(id, Revisions.expected(ifMatch), absence, caller.get()));
    }

    @DELETE
    @Path("{id}/absences/{absence}")
    @Operation(summary = "The post is there after all", description = KEEPER)
    public Response endAbsence(
            @PathParam("id") UUID id, @PathParam("absence") UUID absence, @HeaderParam("If-Match") String ifMatch) {
        return answer(200, recordPost.endAbsence(id, absence, Revisions.expected(ifMatch), caller.get()));
    }

    private Post.Content content(PostRequest request, Post before) {
        var wrong = new ArrayList<Wrong>();
        var hasRobot = request.robotUrl() != null || before != null && before.robotUrl() != null;
        for (int i = 0; i < request.channels().size(); i++) {
            var channel = request.channels().get(i);
            var reachable =
                    switch (channel) {
                        case "EMAIL" -> request.email() != null;
                        case "SMS" -> request.phone() != null;
                        default -> request.robotKind() != null && hasRobot;
                    };
            if (!reachable) wrong.add(new Wrong("/channels/" + i, "channel-without-address", channel));
            if (request.channels().indexOf(channel) != i) wrong.add(new Wrong("/channels/" + i, "code-twice"));
        }
        if (request.robotUrl() != null) {
            try {
                addresses.read(request.robotUrl());
            } catch (OutsideAddress.Refused e) {
                wrong.add(new Wrong("/robotUrl", e.code(), e.getMessage()));
            }
        }
        if ((request.quietFrom() == null) != (request.quietUntil() == null)
                || request.quietFrom() != null && request.quietFrom().equals(request.quietUntil())) {
            wrong.add(new Wrong("/quietUntil", "quiet-hours"));
        }
        if (request.validUntil() != null && request.validUntil().isBefore(request.validFrom())) {
            wrong.add(new Wrong("/validUntil", "until-before-from", request.validFrom()));
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        return new Post.Content(
                request.name(),
                request.rank(),
                request.language(),
                request.email(),
                request.phone(),
                request.robotKind(),
                sealed(request.robotUrl(), before == null ? null : before.robotUrl()),
                sealed(request.robotSecret(), before == null ? null : before.robotSecret()),
                request.channels(),
                request.digestAt(),
                request.quietFrom(),
                request.quietUntil(),
                request.validFrom(),
                request.validUntil());
    }

    private byte[] sealed(String given, byte[] before) {
        return given == null ? before : secrets.encrypt(given);
    }

    private PostRecorded.WithAddresses view(Post post) {
        return post.state(posts.absences(post.id())).withAddresses();
    }

    private Response answer(int status, Post post) {
        return Revisions.tagged(Response.status(status).entity(view(post)), post.revision())
                .build();
    }
}
