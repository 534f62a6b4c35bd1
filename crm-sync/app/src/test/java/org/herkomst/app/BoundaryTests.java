package org.herkomst.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
}
