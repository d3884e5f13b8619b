package org.tuoyu.inspections.health;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** 健康体检 or 卫生保健培训 for the staff of a region's institutions (三(五)3: each once a year). */
@Entity
class StaffSession extends Aggregate {
    enum Kind {
        EXAMINATION,
        TRAINING
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String regionCode;
    private LocalDate day;
    private String title;
    private String department;

    @ElementCollection
    @CollectionTable(name = "session_attendance", joinColumns = @JoinColumn(name = "session_id"))
    @OrderColumn(name = "number")
    private List<Attendance> attendance = new ArrayList<>();

    protected StaffSession() {}

    /** @param department that holds it */
    StaffSession(Kind kind, String regionCode, LocalDate day, String title, String department) {
        this.id = Ids.next();
        this.kind = kind;
        this.regionCode = regionCode;
        this.day = day;
        this.title = title;
        this.department = department;
    }

    StaffSessionRecorded record() {
        nextRevision();
        return state();
    }

    /** What was said of the institution before is replaced; the audit keeps it. */
    StaffSessionRecorded attended(Attendance one) {
        attendance.removeIf(known -> known.uscc().equals(one.uscc()));
        attendance.add(one);
        nextRevision();
        return state();
    }

    StaffSessionRecorded state() {
        return new StaffSessionRecorded(
                id, kind, regionCode, day, title, department, List.copyOf(attendance), revision());
    }

    UUID id() {
        return id;
    }
}
