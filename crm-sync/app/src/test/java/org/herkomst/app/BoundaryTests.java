package org.herkomst.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

@AnalyzeClasses(packages = "org.herkomst", importOptions = DoNotIncludeTests.class)
class BoundaryTests {
    @ArchTest
    static final ArchRule ADDRESSES_STAY_IN_THE_CONNECTOR = noClasses()
            .that()
            .resideOutsideOfPackage("org.herkomst.connector..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.herkomst.connector.address..");

    @ArchTest
    static final ArchRule ONLY_THE_APPLICATION_KNOWS_SPRING = noClasses()
            .that()
            .resideOutsideOfPackage("org.herkomst.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_SANDBOX = noClasses()
            .that()
            .resideOutsideOfPackage("org.herkomst.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.herkomst.sandbox..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_TARGET_AND_NO_APPLICATION = noClasses()
            .that()
            .resideInAPackage("org.herkomst.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.herkomst.targets..", "org.herkomst.app..");

    @ArchTest
    static final ArchRule CONNECTOR_KNOWS_NOTHING_OF_THE_CRM_SIDE = noClasses()
            .that()
            .resideInAPackage("org.herkomst.connector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.herkomst.core..", "org.herkomst.targets..", "org.herkomst.mappings..", "org.herkomst.app..");

    @ArchTest
    static final ArchRule RESOLVER_KNOWS_NO_SOURCE_OF_VISITS = noClasses()
            .that()
            .resideInAnyPackage("org.herkomst.connector.resolver..", "org.herkomst.connector.address..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.herkomst.connector.matomo..");

    @ArchTest
    static final ArchRule MAPPINGS_KNOW_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage("org.herkomst.mappings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.herkomst.connector..", "org.herkomst.core..", "org.herkomst.targets..", "org.herkomst.app..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_FRAMEWORK_AND_NO_DATABASE = noClasses()
            .that()
            .resideInAPackage("org.herkomst.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "jakarta..");

    @ArchTest
    static final ArchRule TARGETS_KNOW_NOTHING_OF_COMPANIES_NETWORKS_AND_THE_APPLICATION = noClasses()
            .that()
            .resideInAPackage("org.herkomst.targets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.herkomst.app..", "org.herkomst.connector.resolver..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule ONLY_JOBS_KNOW_BATCH = noClasses()
            .that()
            .resideOutsideOfPackage("org.herkomst.app.job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.batch..");

    /** The demo loads it from a jar of its own; on the class path serve and sync could reach it. */
    @Test
    void sandboxIsOnlyOnTheTestsClassPath() throws Exception {
        NodeList dependencies = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("dependency");
        List<String> sandbox = IntStream.range(0, dependencies.getLength())
                .mapToObj(i -> dependencies.item(i).getTextContent())
                .filter(text -> text.contains("herkomst-sandbox"))
                .toList();

        assertThat(sandbox).singleElement().asString().contains("test");
    }
}
