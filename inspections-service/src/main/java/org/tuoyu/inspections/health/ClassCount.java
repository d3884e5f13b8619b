package org.tuoyu.inspections.health;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Children of a class on a day: a number, never who.
 *
 * @param symptom by its code in the rules; null for how many are present
 * @param children who are present, or in whom the symptom began that day: a case is counted once
 */
@Embeddable
public record ClassCount(@Column(name = "class_name") String className, String symptom, int children) {}
