package org.tuoyu.institutions.standards;

/**
 * A rule, and whether it is met.
 *
 * @param met null when a fact that it asks for is not known
 * @param figure what is; of class sizes the class that exceeds most
 * @param wanted what would meet it
 */
public record Finding(
        String code,
        String nameZh,
        String nameEn,
        StandardsRules.Severity severity,
        Boolean met,
        Double figure,
        Double wanted,
        String source) {}
