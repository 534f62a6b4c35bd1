package org.herkomst.connector.resolver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.herkomst.connector", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTests {
    @ArchTest
    static final ArchRule nothingHereAsksTheNetwork = noClasses()
            .that()
            .doNotHaveSimpleName("MmdbInput")
            .and()
            .resideOutsideOfPackage("..resolver.published..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.InetAddress")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..", "org.xbill..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Socket|DatagramSocket|URLConnection|HttpURLConnection)");

    @ArchTest
    static final ArchRule whatAsksTheDnsKnowsNoVisitorsIndex = noClasses()
            .that()
            .resideInAPackage("..resolver.published..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    ".*\\.resolver\\.(ResolverIndex|FileResolverIndex|CompanyResolver|TableResolver|LineResolver)");

    @ArchTest
    static final ArchRule nothingHereLogs = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.commons.logging..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule addressKnowsNothingOfTheResolver = noClasses()
            .that()
            .resideInAPackage("..connector.address..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..connector.resolver..");

    @ArchTest
    static final ArchRule vendorsReaderStaysInItsAdapter = classes()
            .that()
            .resideOutsideOfPackage("com.maxmind..")
            .and()
            .haveSimpleNameNotStartingWith("Mmdb")
            .and()
            .haveNameNotMatching(".*\\.Mmdb(Records|Privacy).*")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("com.maxmind..");
}
