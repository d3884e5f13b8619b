package org.tuoyu.platform.events;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what can no longer come again. The inbox must remember longer than Kafka keeps records. */
@Singleton
class Housekeeping {
    private final EntityManager entities;
    private final int inboxDays;
    private final int idempotencyDays;

    Housekeeping(
            EntityManager entities,
            @ConfigProperty(name = "tuoyu.inbox.keep-days") int inboxDays,
            @ConfigProperty(name = "tuoyu.idempotency.keep-days") int idempotencyDays) {
        this.entities = entities;
        this.inboxDays = inboxDays;
        this.idempotencyDays = idempotencyDays;
    }

    @Scheduled(cron = "0 17 3 * * ?", timeZone = "Asia/Shanghai")
    @Transactional
    void forget() {
        delete("DELETE FROM inbox WHERE received_at < now() - make_interval(days => :days)", inboxDays);
        delete("DELETE FROM idempotency_key WHERE created_at < now() - make_interval(days => :days)", idempotencyDays);
    }

    private void delete(String sql, int days) {
        entities.createNativeQuery(sql).setParameter("days", days).executeUpdate();
    }
}
