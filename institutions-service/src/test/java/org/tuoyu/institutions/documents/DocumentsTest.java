package org.tuoyu.institutions.documents;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
class DocumentsTest extends DocumentsInAnyStore {}
