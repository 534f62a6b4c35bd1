package org.herkomst.proofs.simulation.mutants;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import org.herkomst.proofs.simulation.mutants.Mutant.Change;

/** The mutants. */
final class Mutants {
    private static final String CORE = "org.herkomst.core.";
    private static final String HUBSPOT = "org.herkomst.targets.hubspot.";
    private static final String JOB = "org.herkomst.app.job.";
    private static final String MODEL = "org.herkomst.proofs.simulation.";

    private Mutants() {}

    static List<Mutant> all() {
        return Stream.of(looks(), takingBack(), verdicts(), visits(), claims())
                .flatMap(List::stream)
                .toList();
    }

    /** The last look and the opt-outs. */
    private static List<Mutant> looks() {
        return List.of(
                new Mutant("no-last-look", core("delivery.ClaimLook", "look", LookBreaches.ClearsAll.class)),
                new Mutant("one-look-a-batch", hubspot("HubSpotTarget", "deliver", LookBreaches.LooksOnce.class)),
                new Mutant("cached-register", core("optout.CurrentGate", "now", LookBreaches.Cached.class)),
                new Mutant("hold-not-looked-at", core("optout.ListedOptOuts", "isHeld", LookBreaches.False.class)),
                new Mutant("aliases-forgotten", core("optout.ListedOptOuts", "all", LookBreaches.NoAliases.class)));
    }

    /** Withdrawals, and what confirms them. */
    private static List<Mutant> takingBack() {
        return List.of(
                new Mutant(
                        "no-second-look",
                        core("withdrawal.WithdrawalPlan", "after", WithdrawalBreaches.VerifiesAtOnce.class)),
                new Mutant(
                        "second-look-at-once",
                        change(
                                CORE + "withdrawal.WithdrawalPlan",
                                isConstructor(),
                                WithdrawalBreaches.NothingFlies.class)),
                new Mutant(
                        "withdrawal-not-repeated",
                        core("withdrawal.WithdrawalPlan", "after", WithdrawalBreaches.SilenceIsGone.class)),
                new Mutant(
                                "deletes-by-known-id-only",
                                hubspot("TakeBackSearch", "byKeyAndId", WithdrawalBreaches.OnlyById.class))
                        .and(hubspot("TakeBackSearch", "byDomain", WithdrawalBreaches.NothingFound.class)),
                new Mutant(
                        "confirm-takes-nothing-back",
                        change(
                                CORE + "withdrawal.Withdrawals",
                                named("request").and(takesArguments(5)),
                                WithdrawalBreaches.AsksNobody.class)),
                new Mutant(
                        "confirm-in-several-transactions",
                        change(CORE + "optout.StandardDesk", isConstructor(), WithdrawalBreaches.EachAlone.class)),
                new Mutant(
                        "new-name-of-an-objector-stays", core("run.Preparation", "object", LookBreaches.Skipped.class)),
                new Mutant("removal-leaves-looks", core("withdrawal.Withdrawals", "forget", LookBreaches.Skipped.class))
                        .and(core("run.OptOutsInForce", "isGone", LookBreaches.False.class)),
                new Mutant(
                        "a-persons-record-keeps-our-fields",
                        hubspot("TakeBack", "values", DeliveryBreaches.NoValues.class)));
    }

    /** What becomes of a request. */
    private static List<Mutant> verdicts() {
        return List.of(
                new Mutant(
                        "unknown-is-rejected",
                        hubspot("Receipts", "deferred", DeliveryBreaches.UnknownIsRejected.class)),
                new Mutant(
                        "receipt-without-delivery",
                        core("run.Undecided", "verdict", DeliveryBreaches.UnknownIsDone.class)),
                new Mutant(
                        "unconfirmed-is-confirmed", core("run.PageComparison", "isConfirmed", LookBreaches.True.class)),
                new Mutant(
                        "what-was-made-is-forgotten",
                        core("delivery.Delivery$Sent", "owner", DeliveryBreaches.APersons.class)),
                new Mutant(
                        "what-was-joined-is-forgotten",
                        core("withdrawal.WithdrawalTask", "knowing", DeliveryBreaches.OnlyTheLedgersWord.class)),
                new Mutant(
                        "no-read-back", hubspot("ReadBack", "settle", DeliveryBreaches.BelievesWithoutReading.class)),
                new Mutant("verdict-by-position", hubspot("Outgoing", "trace", DeliveryBreaches.ByPosition.class)),
                new Mutant("new-key-each-try", hubspot("Outgoing", "input", DeliveryBreaches.NewKey.class)));
    }

    /** Visits and companies. */
    private static List<Mutant> visits() {
        return List.of(
                new Mutant("state-before-data", core("run.VisitPull", "store", DeliveryBreaches.PositionFirst.class)),
                new Mutant("cursor-after", change(MODEL + "WebsiteFeed", named("fits"), DeliveryBreaches.After.class)),
                new Mutant("growth-counts-twice", core("visit.DaySums", "minus", DeliveryBreaches.NothingOut.class)),
                new Mutant(
                        "company-by-nothing",
                        core("company.StoredDirectory", "match", DeliveryBreaches.KnowsNobody.class)));
    }

    /** Leases and fences. */
    private static List<Mutant> claims() {
        return List.of(
                new Mutant(
                                "claim-without-lease",
                                change(MODEL + "SimulatedRow", named("isLeft"), LookBreaches.False.class))
                        .and(change(MODEL + "SimulatedOutbox", named("free"), LookBreaches.Skipped.class)),
                new Mutant(
                                "no-fencing",
                                change(MODEL + "SimulatedTask", named("isForeign"), LookBreaches.Skipped.class))
                        .and(change(MODEL + "SimulatedOutbox", named("fence"), LookBreaches.Skipped.class))
                        .and(change(JOB + "Lease", named("fencing"), LookBreaches.Unfenced.class))
                        .and(change(JOB + "TargetTurn", named("fencing"), LookBreaches.Unfenced.class)));
    }

    private static Change core(String type, String method, Class<?> advice) {
        return change(CORE + type, named(method), advice);
    }

    private static Change hubspot(String type, String method, Class<?> advice) {
        return change(HUBSPOT + type, named(method), advice);
    }

    private static Change change(String type, ElementMatcher.Junction<MethodDescription> method, Class<?> advice) {
        return new Change(type, method, advice);
    }
}
