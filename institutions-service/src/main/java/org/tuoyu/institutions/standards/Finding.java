package org.tuoyu.institutions.standards;

/**
 * A rule, and whether it is met.
 *
 * @param met null when a fact that it asks for is not known
 * @param figure what is; of class sizes the class that exceeds most
 * @param wanted what would meet it
 * @param bound whether the figure has to be at least or at most what is wanted; null where there is nothing to compare
 */
public record Finding(
        String code,
        String nameZh,
        String nameEn,
        StandardsRules.Severity severity,
        Boolean met,
        Double figure,
        Double wanted,
        Bound bound,
        String source) {
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }
}
