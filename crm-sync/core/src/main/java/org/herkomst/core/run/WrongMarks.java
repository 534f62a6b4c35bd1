package org.herkomst.core.run;

import java.util.Map;
import java.util.Optional;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.Ruling;
import org.herkomst.core.company.Rulings;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.ProfileField;

/** Reads back which records people marked as the wrong company; each mark becomes a ruling, which stays when the record is gone. */
final class WrongMarks {
    private final SyncOptions options;
    private final SyncStores stores;
    private final SyncPipeline.Parts parts;
    private final Rulings rulings;

    WrongMarks(SyncOptions options, SyncStores stores, SyncPipeline.Parts parts) {
        this.options = options;
        this.stores = stores;
        this.parts = parts;
        this.rulings = new Rulings(stores.companies(), stores.changes(), stores.transactions(), parts.clock());
    }

    /** A target that can't be asked now is asked by the next run: a mark doesn't stop what has to be taken back. */
    void read(RunReport report) {
        boolean mapped = parts.mapping().mapping().fields().stream()
                .anyMatch(field -> field.from() == ProfileField.WRONG_COMPANY);
        if (!mapped || stores.ledger().size(options.target()) == 0) {
            return;
        }
        try {
            marked().forEach((key, id) -> rule(key, report));
        } catch (TargetException e) {
            report.add(e.problem());
        } finally {
            DeliveryRound.count(parts.target().takeUse(), report);
        }
    }

    private Map<CompanyKey, String> marked() {
        return parts.target().markedWrong(parts.mapping().mapping());
    }

    private void rule(CompanyKey key, RunReport report) {
        Optional<Company> before = rulings.rule(key, Ruling.WRONG, "target:" + options.target());
        before.filter(company -> company.ruling() != Ruling.WRONG)
                .ifPresent(company -> report.add(new Problem(
                        "HK-REC-013",
                        Problem.Category.RECORD,
                        1,
                        "A person marked " + key + " as the wrong company",
                        "Nothing to do: it is taken back and not sent again. Undo with: company clear " + key)));
    }
}
