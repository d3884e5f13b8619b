package org.tuoyu.institutions.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@QuarkusTestResource(value = S3Server.class, restrictToAnnotatedClass = true)
class DocumentsInS3Test extends DocumentsInAnyStore {
    @Test
    void theyLieInTheBucket() {
        store.put("content/aa/aa", () -> new ByteArrayInputStream(new byte[] {1}), 1);
        assertThat(S3Server.directory().resolve("documents/content/aa/aa")).hasBinaryContent(new byte[] {1});
    }
}
