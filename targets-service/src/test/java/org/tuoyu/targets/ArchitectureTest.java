package org.tuoyu.targets;

import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.Architecture;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsAllAre() {
        Architecture.check("org.tuoyu.targets");
    }
}
