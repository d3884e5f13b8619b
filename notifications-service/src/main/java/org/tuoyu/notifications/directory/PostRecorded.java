package org.tuoyu.notifications.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** A post as it is now. Its addresses are not told to other systems; by which channels it is reached is. */
record PostRecorded(
        UUID postId,
        String regionCode,
        String department,
        String name,
        String rank,
        String language,
        @JsonIgnore String email,
        @JsonIgnore String phone,
        String robotKind,
        List<String> channels,
        LocalTime digestAt,
        LocalTime quietFrom,
        LocalTime quietUntil,
        LocalDate validFrom,
        LocalDate validUntil,
        List<AbsenceState> absences,
        long revision)
        implements DomainEvent {
    /** The post and how it is reached; the address of its group robot is never shown. */
    public record WithAddresses(@JsonUnwrapped PostRecorded post, String email, String phone) {}

    WithAddresses withAddresses() {
        return new WithAddresses(this, email, phone);
    }

    @Override
    public Object audited() {
        return withAddresses();
    }

    @Override
    public String type() {
        return "org.tuoyu.post.recorded.v1";
    }

    @Override
    public String subject() {
        return postId.toString();
    }
}
