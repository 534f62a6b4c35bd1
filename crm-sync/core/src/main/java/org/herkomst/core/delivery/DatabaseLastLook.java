package org.herkomst.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.optout.OptOutGate;
import org.herkomst.core.optout.OptOutStore;
import org.herkomst.core.record.CrmRecord;

/** Reads the register anew at each look. A company that is not in the store can't be judged, so it counts as opted out. */
final class DatabaseLastLook implements LastLook {
    private final OptOutStore optOuts;
    private final CompanyStore companies;
    private final List<CompanyFacts> inRanges;

    DatabaseLastLook(OptOutStore optOuts, CompanyStore companies, List<CompanyFacts> inRanges) {
        this.optOuts = optOuts;
        this.companies = companies;
        this.inRanges = inRanges;
    }

    @Override
    public Looked look(List<Delivery> claimed, long claim) {
        List<Long> ids = claimed.stream().map(Delivery::company).toList();
        Map<Long, Company> known =
                companies.get(ids).stream().collect(Collectors.toMap(Company::id, Function.identity()));
        Map<Long, List<Alias>> aliases = companies.aliases(ids);
        OptOutGate gate = OptOutGate.of(optOuts.version(), optOuts.all(), inRanges);
        List<Cleared<CrmRecord>> cleared = new ArrayList<>();
        List<Delivery> suppressed = new ArrayList<>();
        for (Delivery delivery : claimed) {
            Company company = known.get(delivery.company());
            List<Alias> names = aliases.getOrDefault(delivery.company(), List.of());
            if (company == null || gate.blocks(company.facts(), names)) {
                suppressed.add(delivery);
            } else {
                cleared.add(new Cleared<>(delivery.record(), gate.version(), claim));
            }
        }
        return new Looked(cleared, suppressed);
    }
}
