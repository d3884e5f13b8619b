package org.tuoyu.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/** Says in each service's OpenAPI document what all operations have in common: the problems, and the headers of writes. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.of(
            "400", "Unreadable",
            "401", "No token, or not a valid one",
            "403", "Not for this role or region",
            "404", "Not there, or not in the caller's region",
            "409", "Refused by a rule; `allowed` names the moves there are",
            "412", "Changed meanwhile",
            "422", "Not valid; `violations` says where and why",
            "429", "Too many requests; see Retry-After",
            "503", "Busy or recovering; see Retry-After"));

    @Override
    public PathItem filterPathItem(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            PROBLEMS.forEach((status, description) -> addProblem(operation, status, description));
            if (method == PathItem.HttpMethod.POST) {
                operation.addParameter(OASFactory.createParameter()
                        .name("Idempotency-Key")
                        .in(org.eclipse.microprofile.openapi.models.parameters.Parameter.In.HEADER)
                        .description("Up to 200 characters; a repetition gets the first answer again")
                        .schema(OASFactory.createSchema()
                                .type(java.util.List.of(
                                        org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING))));
            }
        });
        return path;
    }

    private static void addProblem(Operation operation, String status, String description) {
        if (operation.getResponses().hasAPIResponse(status)) return;
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(description)
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                Problem.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/Problem")))));
    }
}
