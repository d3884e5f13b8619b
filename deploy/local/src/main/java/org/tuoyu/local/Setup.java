package org.tuoyu.local;

import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

/**
 * What differs between a run for a person, a benchmark and a fault run.
 *
 * @param replicas of each service, behind the gateway
 * @param brokers of Kafka, in one cluster
 * @param patch folder of classes that stand before those of the services; null for none
 * @param wire given a port of PostgreSQL or Kafka, the port at which the services reach it
 */
public record Setup(Jvm jvm, int replicas, int brokers, Path patch, IntUnaryOperator wire) {
    public static final Setup USUAL = of(Jvm.FRUGAL);

    public static Setup of(Jvm jvm) {
        return new Setup(jvm, 1, 1, null, port -> port);
    }

    public Setup replicas(int number) {
        return new Setup(jvm, number, brokers, patch, wire);
    }

    public Setup brokers(int number) {
        return new Setup(jvm, replicas, number, patch, wire);
    }

    public Setup patch(Path classes) {
        return new Setup(jvm, replicas, brokers, classes, wire);
    }

    public Setup wire(IntUnaryOperator through) {
        return new Setup(jvm, replicas, brokers, patch, through);
    }
}
