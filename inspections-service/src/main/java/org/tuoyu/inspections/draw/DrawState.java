package org.tuoyu.inspections.draw;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A draw as everybody may see it: what the API shows, and what the event says.
 *
 * @param item the published item that is inspected
 * @param dueDay by which the inspections are to be made
 * @param many institutions to draw
 * @param each inspectors for each
 * @param commitment SHA-256 of the seed, hexadecimal
 * @param entropySource where the entropy comes from, named before
 * @param seed null before the draw
 * @param entropy what nobody could know before; null before the draw
 * @param drawn in the order of the draw; empty before
 * @param notPlanned of them, those that the law or a move did not let be inspected by then
 */
public record DrawState(
        UUID drawId,
        String regionCode,
        String title,
        String item,
        LocalDate dueDay,
        List<String> institutions,
        List<String> inspectors,
        int many,
        int each,
        String commitment,
        String entropySource,
        String seed,
        String entropy,
        List<Drawing.Drawn> drawn,
        List<String> notPlanned,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return seed == null ? "org.tuoyu.draw.announced.v1" : "org.tuoyu.draw.made.v1";
    }

    @Override
    public String subject() {
        return drawId.toString();
    }
}
