package org.tuoyu.platform.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that is wrong with a request: where, and what would be right. */
public record Violation(
        @Schema(description = "JSON pointer into the request, or the parameter's name", examples = "/uscc")
                String pointer,
        @Schema(description = "Stable code", examples = "uscc-check-digit") String code,
        @Schema(description = "The same in the caller's language") String message) {}
