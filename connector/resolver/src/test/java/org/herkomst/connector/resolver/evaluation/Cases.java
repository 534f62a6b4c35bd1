package org.herkomst.connector.resolver.evaluation;

import java.util.List;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Evidence;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.Resolution;
import org.herkomst.connector.resolver.SizeClass;
import org.jspecify.annotations.Nullable;

/** Makes labels and answers for tests; all names and ranges are made up. */
final class Cases {
    static final String NAME = "Bakkerij Korenaar";

    private Cases() {}

    static LabelledRange range(String text) {
        return LabelledRange.parse(text).orElseThrow();
    }

    static Label label(String range, String name) {
        return Label.of(range(range), name, null, OrganisationKind.BUSINESS);
    }

    static Label provider(String range) {
        return Label.of(range(range), "Polder Telecom", null, OrganisationKind.ISP);
    }

    static Label code(String range) {
        return new Label(range(range), "CUST-0012345", null, OrganisationKind.BUSINESS, false, null, null, null, null);
    }

    static CompanyFacts facts(String name, @Nullable String domain) {
        return new CompanyFacts(
                name, name, domain, null, OrganisationKind.BUSINESS, List.of(), null, null, null, null, null, null);
    }

    static Resolution company(String name, double confidence) {
        return company(name, confidence, Permission.MARKETING);
    }

    static Resolution company(String name, double confidence, Permission permission) {
        Evidence evidence = new Evidence("ranges", "own data", null, SizeClass.HANDFUL, Set.of(permission));
        return new Resolution.Company(facts(name, null), confidence, List.of(evidence), "A test says so.");
    }

    static Resolution none(NoCompany why) {
        return new Resolution.None(why, "A test says so.");
    }

    /** An organisation that is shown, rightly or not, with this confidence. */
    static Answered shown(boolean right, double confidence) {
        return new Answered(label("192.0.2.0/28", NAME), company(right ? NAME : "Gouden Schaar", confidence));
    }
}
