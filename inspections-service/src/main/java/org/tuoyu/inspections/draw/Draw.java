package org.tuoyu.inspections.draw;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.ProblemException;

/**
 * A draw: the lists and the hash of the seed are published before, the seed after. What nobody could know before, the
 * entropy, is named at the draw, so that not even who keeps the seed could have chosen the outcome.
 */
@Entity
class Draw extends Aggregate {
    @Id
    private UUID id;

    private String regionCode;
    private String title;
    private String item;
    private String entropySource;
    private LocalDate dueDay;
    private String[] institutions;
    private String[] inspectors;
    private int many;
    private int each;
    private String commitment;
    private String seed;
    private String entropy;
    private String[] notPlanned = {};

    protected Draw() {}

    /**
     * What is drawn from what.
     *
     * @param entropySource where the entropy is to come from that nobody knows yet, such as a lottery of a later day
     * @param institutions codes, in their order
     * @param inspectors accounts, in their order
     * @param many institutions to draw
     * @param each inspectors for each
     */
    record Lists(
            String regionCode,
            String title,
            String item,
            String entropySource,
            LocalDate dueDay,
            List<String> institutions,
            List<String> inspectors,
            int many,
            int each) {}

    Draw(Lists lists, String seed) {
        id = Ids.next();
        regionCode = lists.regionCode();
        title = lists.title();
        item = lists.item();
        entropySource = lists.entropySource();
        dueDay = lists.dueDay();
        institutions = lists.institutions().stream().distinct().sorted().toArray(String[]::new);
        inspectors = lists.inspectors().stream().distinct().sorted().toArray(String[]::new);
        many = lists.many();
        each = lists.each();
        this.seed = seed;
        commitment = Drawing.sha256(seed);
        nextRevision();
    }

    void draw(String entropy) {
        if (this.entropy != null) throw ProblemException.conflict("drawn-already", id);
        this.entropy = entropy;
        nextRevision();
    }

    /** Drawn, but by then the law or a move did not let them be inspected. */
    void notPlanned(List<String> usccs) {
        notPlanned = usccs.toArray(String[]::new);
    }

    boolean isDrawn() {
        return entropy != null;
    }

    /** The same whenever it is asked for. */
    List<Drawing.Drawn> drawn() {
        if (!isDrawn()) return List.of();
        return Drawing.draw(seed, entropy, List.of(institutions), many, List.of(inspectors), each);
    }

    DrawState state() {
        return new DrawState(
                id,
                regionCode,
                title,
                item,
                dueDay,
                List.of(institutions),
                List.of(inspectors),
                many,
                each,
                commitment,
                entropySource,
                isDrawn() ? seed : null,
                entropy,
                drawn(),
                List.of(notPlanned),
                revision());
    }

    UUID id() {
        return id;
    }
}
