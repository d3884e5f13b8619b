package org.tuoyu.platform;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** The smallest aggregate there is: what the tests of the platform change. */
@Entity
public class Counter extends Aggregate {
    @Id
    private UUID id;

    private String regionCode;
    private int count;

    protected Counter() {}

    public Counter(String regionCode) {
        this.id = Ids.next();
        this.regionCode = regionCode;
    }

    public record Counted(UUID id, String regionCode, int count, long revision) implements DomainEvent {
        @Override
        public String type() {
            return "org.tuoyu.sample.counted.v1";
        }

        @Override
        public String subject() {
            return id.toString();
        }
    }

    public Counted count() {
        count++;
        return new Counted(id, regionCode, count, nextRevision());
    }

    public UUID id() {
        return id;
    }

    public int value() {
        return count;
    }

    public String regionCode() {
        return regionCode;
    }
}
