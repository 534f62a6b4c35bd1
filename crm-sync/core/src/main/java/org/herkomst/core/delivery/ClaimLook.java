package org.herkomst.core.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.withdrawal.WithdrawalStore;

/** The last look for the deliveries of one claim. A company that is not in the store can't be judged, so it counts as opted out. For one thread. */
public final class ClaimLook implements LastLook {
    private final Ports ports;
    private final String target;
    private final long claim;
    private final Holding holding;
    private final Map<CompanyKey, Long> companies = new HashMap<>();
    private final Set<CompanyKey> keptBack = new HashSet<>();

    /** A look for deliveries that were claimed. */
    public ClaimLook(Ports ports, String target, Collection<Delivery> deliveries, long claim) {
        this(ports, target, companies(deliveries), claim, renewing(ports, deliveries, claim));
    }

    /**
     * A look for records that are not in the outbox: those of an undo, and of a plan, which only reads.
     *
     * @param companies their companies' numbers
     * @param claim fencing token of what holds the target for them
     */
    public ClaimLook(Ports ports, String target, Map<CompanyKey, Long> companies, long claim, Holding holding) {
        this.ports = ports;
        this.target = target;
        this.claim = claim;
        this.holding = holding;
        this.companies.putAll(companies);
    }

    /** Whether records may still be sent by whoever asks. */
    @FunctionalInterface
    public interface Holding {
        /** Whether all of them are still ours to send. */
        boolean of(Collection<CrmRecord> records);
    }

    private static Map<CompanyKey, Long> companies(Collection<Delivery> deliveries) {
        Map<CompanyKey, Long> companies = new HashMap<>();
        deliveries.forEach(d -> companies.put(d.record().key(), d.company()));
        return companies;
    }

    private static Holding renewing(Ports ports, Collection<Delivery> deliveries, long claim) {
        Map<CompanyKey, Long> ids = new HashMap<>();
        deliveries.forEach(d -> ids.put(d.record().key(), d.id()));
        return records -> {
            Map<Long, Intent> going = new HashMap<>();
            records.forEach(r -> going.put(Objects.requireNonNull(ids.get(r.key())), r.intent()));
            return ports.outbox().renew(going, claim);
        };
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
        List<Long> asked = records.stream().map(this::company).toList();
        ports.changes().mustBeWritable();
        // The register after the rest: what is confirmed while the rest is read is seen.
        Map<Long, Company> known =
                ports.companies().get(asked).stream().collect(Collectors.toMap(Company::id, Function.identity()));
        Map<Long, List<Alias>> aliases = ports.companies().aliases(asked);
        Set<Long> withdrawn = ports.withdrawals().unverified(target, asked);
        OptOutGate gate = ports.gate().now();
        // The claim last: whoever stood still so long that it was lost has looked at what may be over by now, and sends
        // nothing.
        if (!holding.of(records)) {
            throw new ClaimLostException();
        }
        List<Cleared<CrmRecord>> cleared = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            CrmRecord record = records.get(i);
            Company company = known.get(asked.get(i));
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

    private Long company(CrmRecord record) {
        Long company = companies.get(record.key());
        if (company == null) {
            throw new IllegalArgumentException("Not a record of this claim");
        }
        return company;
    }
}
