package org.tuoyu.inspections.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

/** The protocol of devices; docs/sync.md describes it with its states. */
@Tag(
        name = "sync",
        description =
                "captured → (photos sent) → pushed: ACCEPTED | CONFLICT → decided by a person | REJECTED, kept with the"
                        + " reason → receipt complete → dropped by the device. Not stored: photos-missing, damaged, unreadable: send"
                        + " again. docs/sync.md")
@RolesAllowed({Role.INSPECTOR, Role.TOWN_OFFICER})
public abstract class SyncApi {
    private static final String HASH = "[0-9a-f]{64}";
    private final PullChanges pullChanges;
    private final PushSubmissions pushSubmissions;
    private final IssueReceipt issueReceipt;
    private final Photos photos;
    private final CurrentActor caller;
    private final Clock clock;

    protected SyncApi(
            PullChanges pullChanges,
            PushSubmissions pushSubmissions,
            IssueReceipt issueReceipt,
            Photos photos,
            CurrentActor caller,
            Clock clock) {
        this.pullChanges = pullChanges;
        this.pushSubmissions = pushSubmissions;
        this.issueReceipt = issueReceipt;
        this.photos = photos;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param next to pull with the next time, always
     * @param more whether there is more at once
     * @param resync the device forgets all that it has pulled (not what it captured) and begins again with {@code next}
     */
    public record PullView(List<PullChanges.Item> items, Cursor next, boolean more, boolean resync) {}

    @GET
    @Path("pull")
    @Operation(
            summary = "What has changed since the device pulled last: its visits, the institutions of its region",
            description =
                    "In the order of the changes; never by a time. Without a cursor, from the beginning. When region or"
                            + " account have changed, or the cursor is ahead of the server, it says resync.")
    public PullView pull(
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
        var pulled = pullChanges.pull(SyncCursor.of(cursor), limit, caller.get());
        return new PullView(pulled.items(), pulled.next().toCursor(), pulled.more(), pulled.resync());
    }

    @Schema(
            examples =
                    """
                    {"device": "a1", "deviceTime": "2024-06-03T10:00:00+08:00",
                     "items": [{"id": "01900000-0000-7000-8000-00000000abcd", "content": "{}",
                                "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}]}""")
    public record PushRequest(
            @NotBlank @Size(max = 100) @Schema(description = "Made by the device, kept for good") String device,
            @NotNull @Schema(description = "What its clock says now: the difference is put on record")
                    OffsetDateTime deviceTime,
            @NotNull @Size(min = 1, max = 500) List<@Valid @NotNull PushItem> items) {}

    public record PushItem(
            @NotNull @Schema(description = "Made by the device") UUID id,
            @NotNull @Pattern(regexp = HASH) @Schema(description = "SHA-256 of the content's UTF-8 bytes")
                    String sha256,
            @NotNull
                    @Schema(
                            description =
                                    "JSON as text, exactly as it was captured: visitId, author (the account signed in"
                                            + " then), capturedAt, conforms, findings, photos (SHA-256 each), answers, note,"
                                            + " certificateNumber, arrivalCode")
                    String content) {}

    /** In the order of the items. */
    public record PushView(List<PushSubmissions.Result> results) {}

    @POST
    @Path("push")
    @Operation(
            summary = "Send what was captured, up to 500 at once; photos first",
            description =
                    "Each item is taken or not by itself: ACCEPTED, DUPLICATE (as it was answered before), CONFLICT (kept;"
                            + " a person decides) or REJECTED with a code. The same again, in any order, changes nothing.")
    @APIResponse(responseCode = "207", content = @Content(schema = @Schema(implementation = PushView.class)))
    public Response push(@Valid @NotNull PushRequest request) {
        var actor = caller.get();
        if (!PushSubmissions.isOfThisAge(request.deviceTime())) {
            throw ProblemException.invalid("/deviceTime", "device-time", request.deviceTime());
        }
        var skew = Duration.between(clock.instant(), request.deviceTime().toInstant());
        var results = request.items().stream()
                .map(one -> new PushSubmissions.Item(one.id(), one.sha256(), one.content()))
                .map(one -> pushSubmissions.push(one, request.device(), skew, actor))
                .toList();
        return Response.status(207).entity(new PushView(results)).build();
    }

    @Schema(
            examples =
                    """
                    {"submissions": [{"id": "01900000-0000-7000-8000-00000000abcd",
                                      "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}],
                     "photos": []}""")
    public record ReceiptRequest(
            @NotNull @Size(max = 5000) List<@Valid @NotNull ClaimRequest> submissions,
            @NotNull @Size(max = 5000) List<@NotNull @Pattern(regexp = HASH) String> photos) {}

    public record ClaimRequest(@NotNull UUID id, @NotNull @Pattern(regexp = HASH) String sha256) {}

    @POST
    @Path("receipts")
    @Operation(
            summary = "What is stored of all that the device has: a green tick only when it is complete",
            description = "Read from what is stored, not from what was answered. What is missing is to be sent again.")
    public IssueReceipt.Receipt receipt(@Valid @NotNull ReceiptRequest request) {
        var claims = request.submissions().stream()
                .map(one -> new IssueReceipt.Claim(one.id(), one.sha256()))
                .toList();
        return issueReceipt.issue(claims, request.photos(), caller.get());
    }

    @GET
    @Path("photos/{sha256}")
    @RolesAllowed({Role.INSPECTOR, Role.TOWN_OFFICER, Role.INSTITUTION})
    @Operation(summary = "How much of a photo has come: after an interruption go on there")
    public Photos.Progress progress(@PathParam("sha256") @Pattern(regexp = HASH) String sha256) {
        return photos.progress(sha256, caller.get());
    }

    @PUT
    @Path("photos/{sha256}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Role.INSPECTOR, Role.TOWN_OFFICER, Role.INSTITUTION})
    @Operation(
            summary = "Send a part of a photo (JPEG, PNG; 12 MB at most)",
            description =
                    "It begins where the last one ended; 409 says where. With the last part the whole is checked: kind by"
                            + " its content, SHA-256 as named. One that is stored already needs no further part.")
    public Photos.Progress send(
            @PathParam("sha256") @Pattern(regexp = HASH) String sha256,
            @QueryParam("size") @Min(1) @Schema(description = "Bytes of the whole") long size,
            @QueryParam("offset") @Min(0) long offset,
            byte[] part) {
        var received = photos.receive(sha256, size, offset, part, caller.get());
        if (received.refusal() != null) throw received.refusal();
        return received.progress();
    }
}
