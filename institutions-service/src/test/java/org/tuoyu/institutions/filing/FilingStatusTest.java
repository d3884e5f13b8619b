package org.tuoyu.institutions.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tuoyu.platform.http.ProblemException;

class FilingStatusTest {
    static Stream<Arguments> everyPair() {
        return Arrays.stream(FilingStatus.values())
                .flatMap(from -> Arrays.stream(FilingStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void aMoveIsMadeWhenItIsInTheTableAndRefusedWhenNot(FilingStatus from, FilingStatus to) {
        if (from.next().contains(to)) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.moveTo(to))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.status()).isEqualTo(409));
        }
    }
}
