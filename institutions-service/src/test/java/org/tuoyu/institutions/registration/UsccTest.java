package org.tuoyu.institutions.registration;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {
    @ParameterizedTest
    @ValueSource(strings = {"91110000600037341L", "52211104MJ0000018Y", "12211104400000018W", "92211104MA00000151"})
    void realAndSyntheticCodesAreRight(String uscc) {
        assertThat(Uscc.violation(uscc)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91110000600037341", "91110000600037341LL", "91110000600037341I", "91110000600037341l"})
    void othersAreNot(String uscc) {
        assertThat(Uscc.violation(uscc)).isNotNull();
    }

    /** GB 32100: the check finds every single wrong character. */
    @Property
    void oneWrongCharacterIsAlwaysFound(
            @ForAll @IntRange(max = 17) int place, @ForAll @CharRange(from = '0', to = '9') char wrong) {
        var right = "52211104MJ0000018Y";
        var typed = right.substring(0, place) + wrong + right.substring(place + 1);
        assertThat(Uscc.violation(typed) == null).isEqualTo(typed.equals(right));
    }
}
