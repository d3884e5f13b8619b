package org.tuoyu.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457 problem details: every answer that is not a success. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem")
public record Problem(
        @Schema(examples = "urn:tuoyu:problem:filing-move") String type,
        @Schema(description = "The status in words, in the caller's language") String title,
        @Schema(examples = "409") int status,
        @Schema(description = "Stable, for programs", examples = "filing-move") String code,
        @Schema(description = "What, where, and what would be right, in the caller's language") String detail,
        String instance,
        @Schema(description = "Names this request in the logs") String traceId,
        @Schema(description = "With 409: the moves that are allowed") List<String> allowed,
        List<Violation> violations) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
