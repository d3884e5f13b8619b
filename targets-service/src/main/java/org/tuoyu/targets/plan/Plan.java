package org.tuoyu.targets.plan;

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
import java.util.Optional;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** A government's plan: who promised what for which years, and which department answers for which clause. */
@Entity
public class Plan extends Aggregate {
    @Id
    private UUID id;

    private String regionCode;
    private String documentNumber;
    private String title;
    private LocalDate issuedOn;
    private int firstYear;
    private int lastYear;

    @Enumerated(EnumType.STRING)
    private PlanStatus status = PlanStatus.DRAFT;

    @ElementCollection
    @CollectionTable(name = "plan_department", joinColumns = @JoinColumn(name = "plan_id"))
    @OrderColumn(name = "position")
    private List<Department> departments = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "plan_clause", joinColumns = @JoinColumn(name = "plan_id"))
    @OrderColumn(name = "position")
    private List<Clause> clauses = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "plan_indicator", joinColumns = @JoinColumn(name = "plan_id"))
    @OrderColumn(name = "position")
    private List<Indicator> indicators = new ArrayList<>();

    protected Plan() {}

    Plan(String regionCode, String documentNumber) {
        this.id = Ids.next();
        this.regionCode = regionCode;
        this.documentNumber = documentNumber;
    }

    /** What the document says. */
    record Text(
            String title,
            LocalDate issuedOn,
            int firstYear,
            int lastYear,
            List<Department> departments,
            List<Clause> clauses,
            List<Indicator> indicators) {}

    PlanState write(Text text) {
        title = text.title();
        issuedOn = text.issuedOn();
        firstYear = text.firstYear();
        lastYear = text.lastYear();
        departments.clear();
        departments.addAll(text.departments());
        clauses.clear();
        clauses.addAll(text.clauses());
        indicators.clear();
        indicators.addAll(text.indicators());
        nextRevision();
        return state();
    }

    Text text() {
        return new Text(
                title,
                issuedOn,
                firstYear,
                lastYear,
                List.copyOf(departments),
                List.copyOf(clauses),
                List.copyOf(indicators));
    }

    /** Issued, closed or withdrawn: as its status allows. */
    PlanState move(PlanStatus to) {
        status = status.moveTo(to);
        nextRevision();
        return state();
    }

    /** Another revision of the ledger is in force. */
    public long ledgerRevised() {
        return nextRevision();
    }

    public PlanState state() {
        return new PlanState(
                id,
                regionCode,
                documentNumber,
                title,
                issuedOn,
                firstYear,
                lastYear,
                status,
                departments.stream()
                        .map(one -> new PlanState.DepartmentState(one.code(), one.name(), one.duty()))
                        .toList(),
                clauses.stream().map(Clause::state).toList(),
                List.copyOf(indicators),
                revision());
    }

    public Optional<Indicator> indicator(String code) {
        return indicators.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    public Optional<Clause> clause(String number) {
        return clauses.stream().filter(one -> one.number().equals(number)).findFirst();
    }

    public List<Clause> clauses() {
        return clauses;
    }

    public List<Department> departments() {
        return departments;
    }

    public Optional<Indicator> indicatorNamed(String name) {
        return indicators.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    public boolean hasYear(int year) {
        return year >= firstYear && year <= lastYear;
    }

    public PlanStatus status() {
        return status;
    }

    /** The day from which its first text holds. */
    public LocalDate issuedOn() {
        return issuedOn;
    }

    public UUID id() {
        return id;
    }

    public String regionCode() {
        return regionCode;
    }

    public String documentNumber() {
        return documentNumber;
    }

    public String title() {
        return title;
    }

    public int firstYear() {
        return firstYear;
    }

    public int lastYear() {
        return lastYear;
    }
}
