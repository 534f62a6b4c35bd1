package org.herkomst.core.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.optout.CurrentGate;
import org.herkomst.core.optout.OptOutGate;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.withdrawal.WithdrawalStore;

/** The last look for the deliveries of one claim. A company that is not in the store can't be judged, so it counts as opted out. For one thread. */
public final class ClaimLook implements LastLook {
    private final Ports ports;
    private final String target;
    private final long claim;
    private final Map<CompanyKey, Delivery> claimed = new HashMap<>();
    private final Set<CompanyKey> keptBack = new HashSet<>();

    /** A look for deliveries that were claimed. */
    public ClaimLook(Ports ports, String target, Collection<Delivery> deliveries, long claim) {
        this.ports = ports;
        this.target = target;
        this.claim = claim;
        deliveries.forEach(d -> claimed.put(d.record().key(), d));
    }

    /** What a look looks at. */
    public record Ports(
            ChangeRecord changes,
            CurrentGate gate,
            CompanyStore companies,
            Outbox outbox,
            WithdrawalStore withdrawals) {}

    /** Records that the latest look at them kept back. */
    public Set<CompanyKey> keptBack() {
        return Set.copyOf(keptBack);
    }

    @Override
    public List<Cleared<CrmRecord>> look(List<CrmRecord> records) {
        List<Delivery> asked = records.stream().map(this::delivery).toList();
        List<Long> companies = asked.stream().map(Delivery::company).toList();
        ports.changes().mustBeWritable();
        // The register after the rest: what is confirmed while the rest is read is seen.
        Map<Long, Company> known =
                ports.companies().get(companies).stream().collect(Collectors.toMap(Company::id, Function.identity()));
        Map<Long, List<Alias>> aliases = ports.companies().aliases(companies);
        Set<Long> withdrawn = ports.withdrawals().unverified(target, companies);
        OptOutGate gate = ports.gate().now();
        // The claim last: whoever stood still so long that it was lost has looked at what may be over by now, and sends
        // nothing.
        if (!ports.outbox().renew(asked.stream().map(Delivery::id).toList(), claim)) {
            throw new ClaimLostException();
        }
        List<Cleared<CrmRecord>> cleared = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            CrmRecord record = records.get(i);
            Company company = known.get(companies.get(i));
            boolean blocked = company == null
                    || withdrawn.contains(company.id())
                    || gate.blocks(company.facts(), aliases.getOrDefault(company.id(), List.of()));
            if (blocked) {
                keptBack.add(record.key());
            } else {
                keptBack.remove(record.key());
                cleared.add(new Cleared<>(record, gate.version(), claim));
            }
        }
        return cleared;
    }

    private Delivery delivery(CrmRecord record) {
        Delivery delivery = claimed.get(record.key());
        if (delivery == null) {
            throw new IllegalArgumentException("Not a record of this claim");
        }
        return delivery;
    }
}
