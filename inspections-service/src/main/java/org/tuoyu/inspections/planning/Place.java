package org.tuoyu.inspections.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** A point on the earth, in degrees. */
record Place(double longitude, double latitude) {
    private static final double EARTH_METRES = 6_371_000;

    /** By the haversine formula: as the crow flies. */
    int metresTo(Place other) {
        var north = Math.toRadians(other.latitude - latitude) / 2;
        var east = Math.toRadians(other.longitude - longitude) / 2;
        var h = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east), 2);
        return (int) Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h))));
    }

    /** From a base to the nearest place, from there to the nearest of the others, and home. Without a base from place to place. */
    static int tour(Place base, List<Place> places) {
        var left = new ArrayList<>(places);
        var here = base == null ? left.remove(0) : base;
        int metres = 0;
        while (!left.isEmpty()) {
            var next = Collections.min(left, Comparator.comparingInt(here::metresTo));
            metres += here.metresTo(next);
            left.remove(next);
            here = next;
        }
        return base == null ? metres : metres + here.metresTo(base);
    }
}
