package org.herkomst.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.plan.PlannedCompany.Found;
import org.herkomst.core.plan.PlannedCompany.Made;
import org.herkomst.core.plan.Selection.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a plan goes out. */
class SelectionTests {
    private static final Made SEEN = new Made("hash", "known");

    private static CompanyKey key(int number) {
        return new CompanyKey("hk-" + number);
    }

    private static PlannedCompany company(int number, Operation operation, @Nullable String targetId) {
        return new PlannedCompany(
                key(number), "Firm " + number, null, operation, new Found(targetId, null), SEEN, List.of(), "");
    }

    private static Plan plan(int changing) {
        return new Plan(
                IntStream.range(0, changing)
                        .mapToObj(i -> company(i, Operation.CREATE, null))
                        .toList(),
                "");
    }

    @Test
    void aShareIsRoundedUpAndGoesInThePlansOrder() {
        assertThat(Selection.share(plan(10), 5).size()).isOne();
        assertThat(Selection.share(plan(41), 5).size()).isEqualTo(3);
        assertThat(Selection.share(plan(7), 100).size()).isEqualTo(7);
        assertThat(Selection.share(plan(0), 5).size()).isZero();
        Selection two = Selection.first(plan(5), 2);
        assertThat(two.standing(key(1), SEEN)).isEqualTo(Standing.CHOSEN);
        assertThat(two.standing(key(2), SEEN)).isEqualTo(Standing.LATER);
    }

    @Test
    void onlyWhatThePlanSawGoesOut() {
        Plan plan = new Plan(
                List.of(
                        company(1, Operation.UPDATE, "1"),
                        company(2, Operation.LEAVE, "2"),
                        company(3, Operation.REVIEW, null),
                        company(4, Operation.WITHDRAW, "4")),
                "");
        Selection all = Selection.all(plan);
        assertThat(all.standing(key(1), SEEN)).isEqualTo(Standing.CHOSEN);
        assertThat(all.standing(key(2), SEEN)).isEqualTo(Standing.CHOSEN);
        assertThat(all.standing(key(3), SEEN)).isEqualTo(Standing.NOT_TO_BE_SENT);
        assertThat(all.standing(key(4), SEEN)).isEqualTo(Standing.NOT_TO_BE_SENT);
        assertThat(all.standing(key(5), SEEN)).isEqualTo(Standing.NOT_PLANNED);
        assertThat(all.standing(key(1), new Made("other", "known"))).isEqualTo(Standing.CHANGED);
        assertThat(all.standing(key(1), new Made("hash", "other"))).isEqualTo(Standing.CHANGED);
        assertThat(Selection.first(plan, 9).size()).isOne();
    }

    @Test
    void aRecordOfTheCrmGoesToOneCompanyOnly() {
        Plan plan = new Plan(List.of(company(1, Operation.ADOPT, "9"), company(2, Operation.ADOPT, "9")), "");
        assertThat(plan.companies())
                .extracting(PlannedCompany::operation)
                .containsExactly(Operation.ADOPT, Operation.REVIEW);
        assertThat(plan.companies().get(1).why()).contains("another company of this plan");
    }
}
