package org.tuoyu.notifications.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as others read it: CloudEvents 1.0 in JSON, its attributes as in Kafka, and its place in the feed.
 *
 * @param position of events in the feed, without a gap; so whoever filters nothing sees that nothing is missing
 * @param sequence counts the changes of the subject; of two events of one subject the greater one is newer
 */
@Schema(name = "CloudEvent")
public record FeedItem(
        String specversion,
        UUID id,
        String type,
        String source,
        String subject,
        OffsetDateTime time,
        String datacontenttype,
        long sequence,
        String regioncode,
        String actor,
        String clause,
        String traceparent,
        long position,
        @Schema(type = SchemaType.OBJECT) JsonNode data) {}
