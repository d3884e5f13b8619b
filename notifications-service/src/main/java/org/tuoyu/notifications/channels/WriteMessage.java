package org.tuoyu.notifications.channels;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.tuoyu.notifications.channels.Channel.Message;
import org.tuoyu.notifications.rules.Wording;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;

/** Puts one notification, or a burst of them, into a message in the language of the post. */
@ApplicationScoped
class WriteMessage {
    private final Session session;
    private final Wording wording;
    private final String page;

    private record Row(
            UUID id,
            String eventType,
            String recipientRegion,
            boolean urgent,
            LocalDate dueDay,
            boolean dueProvisional,
            String clause,
            String heading,
            String data) {}

    private record Spoken(String language) {}

    /** @param url where people reach the gateway, such as https://tuoyu.example.org */
    WriteMessage(Session session, Wording wording, @ConfigProperty(name = "tuoyu.public-url") String url) {
        this.session = session;
        this.wording = wording;
        this.page = url + "/notifications/page";
    }

    Message to(Deliveries.Group group) {
        var language = session.createNativeQuery("SELECT language FROM post WHERE id = :id", Spoken.class)
                        .setParameter("id", group.post())
                        .getSingleResult()
                        .language()
                        .equals("en")
                ? Language.EN
                : Language.ZH;
        var texts = Texts.in(language);
        var rows = rows(group.notifications());
        var templates = wording.inForce(
                rows.stream().map(Row::eventType).collect(Collectors.toSet()),
                rows.stream().map(Row::recipientRegion).collect(Collectors.toSet()));
        var told = rows.stream()
                .map(row -> templates.words(row.eventType(), row.recipientRegion(), EventJson.tree(row.data()), texts))
                .toList();
        var key = group.ids().get(0);
        if (rows.size() == 1) {
            var row = rows.get(0);
            return new Message(
                    key,
                    (row.urgent() ? texts.get("message.urgent") + " " : "")
                            + told.get(0).title(),
                    List.of(
                            told.get(0).reason(),
                            texts.format("message.due", row.dueDay().toString(), row.dueProvisional() ? 1 : 0),
                            texts.format("message.clause", row.clause(), row.heading())),
                    page + "/" + row.id());
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < Math.min(Deliveries.SINGLE, rows.size()); i++)
            lines.add(told.get(i).title());
        var more = rows.size() - lines.size();
        if (more > 0) lines.add(texts.format("message.more", more));
        return new Message(
                key,
                (group.urgent() ? texts.get("message.urgent") + " " : "") + texts.format("message.many", rows.size()),
                lines,
                page);
    }

    /** What is urgent first, then as it came. */
    private List<Row> rows(List<UUID> notifications) {
        return session.createNativeQuery(
                        """
                        SELECT told.id, told.event_type, told.recipient_region, told.urgent, told.due_day, told.due_provisional,
                               told.clause, known.heading, event.data
                        FROM notification told
                        JOIN event ON event.id = told.event_id
                        JOIN known_clause known ON known.plan_id = told.plan_id AND known.sequence = told.plan_sequence
                            AND known.number = told.clause
                        WHERE told.id IN (:ids) ORDER BY told.urgent DESC, told.id""",
                        Row.class)
                .setParameter("ids", notifications)
                .getResultList();
    }
}
