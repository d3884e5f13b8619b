package org.tuoyu.platform.events;

/**
 * What must never differ. Each is a question that names the subjects or events for which it does: {@code :own} is this
 * service's topic, {@code :began} when the comparison began, {@code :consumer}, {@code :topics} and {@code :types} who
 * takes what. Events under way are not differences: what is found is looked for again, with what has come since.
 */
enum Difference {
    WRITTEN_NOT_TOLD(
            """
            SELECT a.id || ' ' || a.action || ' ' || a.subject FROM audit_entry a WHERE a.at < :began
            AND NOT EXISTS (SELECT FROM topic_record r WHERE r.event_id = a.id AND r.topic = :own)
            AND NOT EXISTS (SELECT FROM outbox o WHERE o.headers::jsonb ->> 'ce_id' = a.id::text)"""),
    /** In the outbox for longer than a minute. */
    NOT_SENT(
            """
            SELECT coalesce(headers::jsonb ->> 'ce_id', 'no event') || ' ' || topic || ' ' || key FROM outbox
            WHERE created_at < :began::timestamptz - interval '1 minute'"""),
    TOLD_NOT_WRITTEN(
            """
            SELECT DISTINCT r.event_id || ' ' || r.type || ' ' || r.subject FROM topic_record r
            WHERE r.topic = :own AND r.event_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.id = r.event_id)"""),
    TOLD_DIFFERENTLY(
            """
            SELECT event_id::text FROM topic_record WHERE topic = :own AND event_id IS NOT NULL
            GROUP BY event_id HAVING count(DISTINCT content) > 1"""),
    OUT_OF_ORDER("SELECT step FROM (" + Difference.STEPS + ") steps WHERE sequence < before"),
    GAP("SELECT step FROM (" + Difference.STEPS + ") steps WHERE sequence > before + 1"),
    NOT_TAKEN(
            """
            SELECT DISTINCT r.event_id || ' ' || r.type || ' ' || r.subject FROM topic_record r
            WHERE r.topic = ANY (:topics) AND r.type = ANY (:types) AND r.happened_at > :remembered AND r.happened_at < :began
            AND NOT EXISTS (SELECT FROM inbox i WHERE i.consumer = :consumer AND i.event_id = r.event_id)
            AND NOT EXISTS (SELECT FROM dead_letter d WHERE d.consumer = :consumer AND d.event_id = r.event_id::text)"""),
    /** Records that are no events: they were set aside. */
    UNREADABLE_NOT_SET_ASIDE(
            """
            SELECT r.topic || '-' || r.partition || '@' || r."offset" FROM topic_record r
            WHERE r.topic = ANY (:topics) AND r.event_id IS NULL
            AND NOT EXISTS (SELECT FROM dead_letter d WHERE d.consumer = :consumer
                            AND (d.topic, d.partition, d."offset") = (r.topic, r.partition, r."offset"))"""),
    SET_ASIDE_THOUGH_TAKEN(
            """
            SELECT i.event_id::text FROM dead_letter d
            JOIN inbox i ON i.consumer = d.consumer AND i.event_id::text = d.headers::jsonb ->> 'ce_id'
            WHERE d.consumer = :consumer AND d.redriven_at IS NULL"""),
    TAKEN_NOT_TOLD(
            """
            SELECT i.event_id::text FROM inbox i WHERE i.consumer = :consumer AND i.received_at < :began
            AND NOT EXISTS (SELECT FROM topic_record r WHERE r.event_id = i.event_id AND r.topic = ANY (:topics))""");

    /** The first time that each event of a subject lies in the topic, and the sequence of the one before it. */
    private static final String STEPS =
            """
            SELECT subject || ' ' || before || ' → ' || sequence AS step, before, sequence
            FROM (SELECT subject, sequence, lag(sequence) OVER (PARTITION BY subject ORDER BY "offset") AS before
                  FROM (SELECT DISTINCT ON (event_id) subject, sequence, "offset" FROM topic_record
                        WHERE topic = :own AND event_id IS NOT NULL ORDER BY event_id, "offset") first_of_each) pairs""";

    final String question;

    Difference(String question) {
        this.question = question;
    }

    boolean isOfConsumer() {
        return question.contains(":consumer");
    }

    /** As in the API and in metrics, for example {@code written-not-told}. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
