package org.tuoyu.notifications.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.http.ProblemException;

/** Where a gateway of text messages says what became of them. It has no login: it signs. */
@Path("/api/v1/public/sms-receipts")
@Tag(name = "deliveries")
@PermitAll
public class SmsReceiptResource {
    private final Deliveries deliveries;
    private final Optional<String> secret;
    private final Clock clock;

    SmsReceiptResource(
            Deliveries deliveries,
            @ConfigProperty(name = "tuoyu.sms.receipt-secret") Optional<String> secret,
            Clock clock) {
        this.deliveries = deliveries;
        this.secret = secret;
        this.clock = clock;
    }

    @Schema(examples = "{\"reference\": \"sms-20261125-0001\", \"delivered\": false, \"error\": \"空号\"}")
    public record ReceiptRequest(
            @Schema(description = "As the gateway named it when it took the message") String reference,
            Boolean delivered,
            String error) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @SecurityRequirements
    @Operation(
            summary = "A gateway says what became of a text message",
            description = "Signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature) with"
                    + " tuoyu.sms.receipt-secret. The same receipt twice changes nothing.")
    public Response receipt(
            @Context HttpHeaders headers,
            @RequestBody(content = @Content(schema = @Schema(implementation = ReceiptRequest.class))) String body) {
        verify(headers, body);
        var receipt = json(body);
        if (!receipt.path("reference").isTextual()) throw ProblemException.invalid("/reference", "wrong-type");
        if (!receipt.path("delivered").isBoolean()) throw ProblemException.invalid("/delivered", "wrong-type");
        var known = deliveries.receipt(
                receipt.path("reference").asText(),
                receipt.path("delivered").asBoolean(),
                receipt.path("error").asText(null),
                clock.instant());
        if (!known) // perhaps it is not written yet: the gateway will ask again
        throw ProblemException.notFound("delivery", receipt.path("reference").asText());
        return Response.noContent().build();
    }

    private void verify(HttpHeaders headers, String body) {
        try {
            new Webhook(secret.orElseThrow(() -> ProblemException.of(400, "signature-wrong")))
                    .verify(body == null ? "" : body, headers.getRequestHeaders());
        } catch (WebhookVerificationException e) {
            throw ProblemException.of(400, "signature-wrong");
        }
    }

    private static JsonNode json(String body) {
        try {
            return EventJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw ProblemException.of(400, "unreadable-json", "1:1");
        }
    }
}
