package org.tuoyu.targets.slots;

/**
 * Slots by stage, from the plan to build them to their closing.
 *
 * @param institutions that have any of them and are not closed
 * @param planned announced, not open yet
 * @param registered in service, filed or not
 * @param filed of the registered, under a receipted filing
 * @param verified of the filed, verified on site
 * @param suspended registered, out of service
 * @param closed with their institution
 */
public record Stages(
        long institutions, long planned, long registered, long filed, long verified, long suspended, long closed) {
    static final Stages NONE = new Stages(0, 0, 0, 0, 0, 0, 0);

    public long notFiled() {
        return registered - filed;
    }

    Stages plus(Stages other) {
        return new Stages(
                institutions + other.institutions,
                planned + other.planned,
                registered + other.registered,
                filed + other.filed,
                verified + other.verified,
                suspended + other.suspended,
                closed + other.closed);
    }
}
