package org.tuoyu.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionScopeTest {
    @ParameterizedTest
    @CsvSource({
        "211104, 211104002, true",
        "211104002, 211104, false",
        "211104002, 211104004, false",
        "211100, 211104, true",
        "211100, 210102, false",
        "210000, 211104002, true",
        "21, 220101, false",
        "000000, 650101, true",
        "211104002, 211104002001, true",
        "211104002000, 211104002001, true",
        "'', 211104, false",
        "%, 211104, false",
    })
    void anAuthoritySeesItsOwnRegionAndAllBelow(String authority, String region, boolean covered) {
        assertThat(RegionScope.of(authority).covers(region)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "21, 210000",
        "2111, 211100",
        "211100, 211100",
        "211104, 211104",
        "211104000, 211104",
        "211104002000, 211104002",
        "211104002001, 211104002001",
        "000000, 000000",
        "not a code, not a code",
    })
    void aRegionIsStoredInOneSpellingHoweverItIsWritten(String written, String stored) {
        assertThat(RegionScope.canonical(written)).isEqualTo(stored);
    }

    @Test
    void thePlansOfARegionAreItsOwnAndThoseOfAllAboveTheNearestFirst() {
        assertThat(RegionScope.of("211104002").authorities())
                .containsExactly("211104002", "211104", "211100", "210000", "000000");
        assertThat(RegionScope.of("210000").authorities()).containsExactly("210000", "000000");
        assertThat(RegionScope.NONE.authorities()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "000000, 211104002, 210000",
        "210000, 211104002, 211100",
        "211100, 211104002, 211104",
        "211104, 211104002001, 211104002",
        "211104002, 211104002001, 211104002001",
        "211104, 211104, ",
        "000000, no code, ",
        "211104, 211103002, ",
    })
    void aPlanBreaksItsPromisesDownToTheRegionsOneLevelBelow(String authority, String region, String below) {
        assertThat(RegionScope.of(authority).below(region)).isEqualTo(below);
    }
}
