package org.tuoyu.targets.region;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** Regions merged, were split or got another name on a day: the crosswalk (新旧区划对照) between the old cut and the new. */
@Entity
public class RegionChange extends Aggregate {
    @Id
    private UUID id;

    private String regionCode;
    private LocalDate day;
    private String documentNumber;
    private String reason;
    private Instant knownAt;

    @ElementCollection
    @CollectionTable(name = "region_succession", joinColumns = @JoinColumn(name = "change_id"))
    private Set<Succession> successions = new HashSet<>();

    /** @param share of the old region that goes on in the new one; the shares of an old region add up to 1 */
    @Embeddable
    public record Succession(String fromCode, String toCode, BigDecimal share, LocalDate day, Instant knownAt) {}

    protected RegionChange() {}

    RegionChange(String regionCode, LocalDate day, String documentNumber, String reason, Instant now) {
        this.id = Ids.next();
        this.regionCode = regionCode;
        this.day = day;
        this.documentNumber = documentNumber;
        this.reason = reason;
        this.knownAt = now;
        nextRevision();
    }

    void succeeds(String from, String to, BigDecimal share) {
        successions.add(new Succession(from, to, share.stripTrailingZeros(), day, knownAt));
    }

    /** The regions that change, by code. */
    public Set<String> old() {
        return successions.stream().map(Succession::fromCode).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> successors() {
        return successions.stream().map(Succession::toCode).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> predecessors(String to) {
        return successions.stream()
                .filter(one -> one.toCode().equals(to))
                .map(Succession::fromCode)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Shares a figure of an old region out among its successors, in whole units, so that it is preserved. */
    public List<Shared> share(String from, long figure) {
        var successors = successions.stream()
                .filter(one -> one.fromCode().equals(from))
                .sorted(java.util.Comparator.comparing(Succession::toCode))
                .toList();
        return Shared.out(
                figure,
                successors.stream().map(Succession::toCode).toList(),
                successors.stream().map(Succession::share).toList());
    }

    RegionsChanged state() {
        return new RegionsChanged(
                id,
                regionCode,
                day,
                documentNumber,
                reason,
                successions.stream()
                        .sorted(java.util.Comparator.comparing(Succession::fromCode)
                                .thenComparing(Succession::toCode))
                        .map(one -> new RegionsChanged.Succession(one.fromCode(), one.toCode(), one.share()))
                        .collect(Collectors.toCollection(ArrayList::new)),
                revision());
    }

    public LocalDate day() {
        return day;
    }

    public String documentNumber() {
        return documentNumber;
    }

    public String reason() {
        return reason;
    }
}
