package org.tuoyu.notifications.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.feed.Feed;
import org.tuoyu.notifications.rules.Wording;
import org.tuoyu.platform.web.Texts;

/** Puts notifications into words; events, clauses, names and templates are looked up once a list, not once a row. */
@ApplicationScoped
class NotificationViews {
    private final Directory directory;
    private final Feed feed;
    private final Wording wording;

    NotificationViews(Directory directory, Feed feed, Wording wording) {
        this.directory = directory;
        this.feed = feed;
        this.wording = wording;
    }

    List<NotificationView> of(List<Notification> all, Texts texts) {
        if (all.isEmpty()) return List.of();
        Map<UUID, JsonNode> events =
                feed.data(all.stream().map(Notification::eventId).collect(Collectors.toSet()));
        var clauses =
                directory.clauses(all.stream().map(NotificationViews::clause).collect(Collectors.toSet()));
        var names = directory.names(all.stream().map(NotificationViews::inbox).collect(Collectors.toSet()));
        var templates = wording.inForce(
                all.stream().map(Notification::eventType).collect(Collectors.toSet()),
                all.stream().map(Notification::recipientRegion).collect(Collectors.toSet()));
        return all.stream()
                .map(one -> {
                    var event = events.get(one.eventId());
                    return NotificationView.of(
                            one,
                            event,
                            clauses.get(clause(one)),
                            names.get(inbox(one)),
                            templates.words(one.eventType(), one.recipientRegion(), event, texts));
                })
                .toList();
    }

    private static Directory.ClauseKey clause(Notification one) {
        return new Directory.ClauseKey(one.planId(), one.planSequence(), one.clause());
    }

    private static Directory.Inbox inbox(Notification one) {
        return new Directory.Inbox(one.planId(), one.recipientRegion(), one.recipientDepartment());
    }
}
