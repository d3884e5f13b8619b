package org.tuoyu.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
        "'', 211104, false",
        "%, 211104, false",
    })
    void anAuthoritySeesItsOwnRegionAndAllBelow(String authority, String region, boolean covered) {
        assertThat(RegionScope.of(authority).covers(region)).isEqualTo(covered);
    }
}
