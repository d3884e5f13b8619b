package org.tuoyu.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** How every service is built. Each rule fails when it finds nothing to check. */
public final class Architecture {
    private static final List<String> FORBIDDEN =
            List.of("Util", "Utils", "Helper", "Manager", "Impl", "Base", "Common", "Dto", "Dao");

    private Architecture() {}

    public static void check(String root) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        rules(root).forEach(rule -> rule.allowEmptyShould(false).check(service));
    }

    private static List<ArchRule> rules(String root) {
        var entity = "jakarta.persistence.Entity";
        var resource = "jakarta.ws.rs.Path";
        return List.of(
                classes()
                        .that()
                        .areAnnotatedWith(entity)
                        .should()
                        .onlyDependOnClassesThat(plainFor(root))
                        .because("entities know java, persistence, their service's values and platform's plain values"),
                noClasses()
                        .that()
                        .areNotAnnotatedWith(resource)
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .dependOnClassesThat()
                        .areAnnotatedWith(resource)
                        .orShould()
                        .haveNameMatching(".*(" + String.join("|", FORBIDDEN) + ")")
                        .because("resources call use cases, never the other way; and names say what a thing is"),
                classes()
                        .that()
                        .resideInAPackage(root + "..")
                        .should()
                        .onlyDependOnClassesThat(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAPackage("org.apache.kafka.clients.producer..")))
                        .because("the outbox is the only way to publish"),
                methods()
                        .that()
                        .areAnnotatedWith("org.tuoyu.platform.http.Idempotent")
                        .should()
                        .haveRawReturnType("jakarta.ws.rs.core.Response")
                        .because("the first answer is kept whole, to be given again"),
                noClasses()
                        .that(DescribedPredicate.describe("ask in SQL", type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getName().equals("createNativeQuery"))))
                        .should(nameTheClassOfABasicType())
                        .because("a native query answers with a record, see docs/decisions/0008"));
    }

    private static ArchCondition<JavaClass> nameTheClassOfABasicType() {
        return new ArchCondition<>("name the class of a basic type") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getReferencedClassObjects().stream()
                        .filter(named -> named.getRawType().isEquivalentTo(String.class)
                                || named.getRawType().isAssignableTo(Number.class))
                        .forEach(named -> events.add(SimpleConditionEvent.satisfied(
                                type, named.getSourceCodeLocation().toString())));
            }
        };
    }

    private static DescribedPredicate<JavaClass> plainFor(String root) {
        return JavaClass.Predicates.resideInAnyPackage(
                        "java..",
                        "jakarta.persistence..",
                        root + "..",
                        "org.tuoyu.platform",
                        "org.tuoyu.platform.calendar",
                        "org.tuoyu.platform.identity",
                        "org.tuoyu.platform.events")
                .or(DescribedPredicate.describe(
                        "a refusal", type -> type.getFullName().startsWith("org.tuoyu.platform.http.ProblemException")))
                .or(DescribedPredicate.describe(
                        "a file that comes", type -> type.getPackageName().equals("org.tuoyu.platform.content")))
                .or(DescribedPredicate.describe("primitive or array", type -> type.isPrimitive() || type.isArray()))
                .as("plain values");
    }
}
