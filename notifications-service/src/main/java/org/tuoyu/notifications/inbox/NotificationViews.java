package org.tuoyu.notifications.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.platform.web.Texts;

/** Puts notifications into words; each clause and each name is looked up once a list, not once a row. */
@ApplicationScoped
class NotificationViews {
    private final Directory directory;

    NotificationViews(Directory directory) {
        this.directory = directory;
    }

    List<NotificationView> of(List<Notification> notifications, Texts texts) {
        var clauses = new HashMap<String, Directory.Clause>();
        var names = new HashMap<String, String>();
        return notifications.stream()
                .map(one -> NotificationView.of(
                        one,
                        clauses.computeIfAbsent(
                                one.planId() + one.clause(), key -> directory.clause(one.planId(), one.clause())),
                        names.computeIfAbsent(
                                one.planId() + one.recipientRegion() + one.recipientDepartment(),
                                key -> directory.name(one.planId(), one.recipientRegion(), one.recipientDepartment())),
                        texts))
                .toList();
    }
}
