package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what the claims on one place amount to. Filters come first, then the most specific claim wins; a provider's is an answer and no
 * reason to look at a wider range. What a person corrected is left out. Other inputs that name the same company are evidence too. How
 * sure an answer is says the {@link ConfidenceModel}.
 */
final class Judgement {
    /** Two inputs that agree are surer than one, but never as sure as the operator's own word. */
    private static final double AGREEMENT = 0.05;

    private static final double CEILING = 0.95;

    private final double minimumConfidence;
    private final ConfidenceModel model;
    private final KnownAccounts accounts;
    private final Set<String> providers;

    /** The providers are the cores of names that an input says are providers', wherever they are. */
    Judgement(double minimumConfidence, ConfidenceModel model, KnownAccounts accounts, Set<String> providers) {
        this.minimumConfidence = minimumConfidence;
        this.model = model;
        this.accounts = accounts;
        this.providers = Set.copyOf(providers);
    }

    Answer of(List<Entry> mostSpecificFirst) {
        Place place = new Place(mostSpecificFirst);
        Optional<Candidate> winner = place.winner();
        Optional<Nobody> filter =
                place.filter().filter(f -> !winner.map(w -> outweighs(w, f)).orElse(false));
        if (filter.isPresent()) {
            return nobody(filter.get());
        }
        Answer answer = winner.map(w -> of(w, place))
                .orElseGet(() -> place.rejected().map(Judgement::nobody).orElse(Answer.UNKNOWN));
        return place.corrected(winner).map(c -> c.explain(answer)).orElse(answer);
    }

    /** Whether a claim stands although a filter covers the place: lists of data centres are right on four of five, the others must hold. */
    private static boolean outweighs(Candidate winner, Nobody filter) {
        boolean own = winner.basis() == Basis.REGISTRY
                || (winner.basis() == Basis.DATABASE && winner.has("type=given") && winner.nameable());
        return winner.isOperator() || (filter == Nobody.DATA_CENTRE && own);
    }

    private static Answer nobody(Nobody nobody) {
        return new Answer(nobody.answer(), List.of());
    }

    private Answer of(Candidate winner, Place place) {
        if (isProvider(winner, place)) {
            return new Answer(provider(winner), List.of());
        }
        for (Candidate rival : place.candidates()) {
            if (isRival(winner, rival)) {
                return new Answer(
                        new Resolution.None(NoCompany.AMBIGUOUS, "Two companies fit this range equally well."),
                        List.of(winner.named().facts(), rival.named().facts()));
            }
        }
        return company(agreeing(winner, place), place);
    }

    /**
     * Whether the winner is a provider by its kind, or a registry's record that is the provider's own: it names the network's holder, or a
     * provider that is known by name, or stands on many ranges. An independent input that names the same company says otherwise.
     */
    boolean isProvider(Candidate winner, Place place) {
        if (!winner.nameable()) {
            return true;
        }
        if (winner.basis() != Basis.REGISTRY || isConfirmed(winner, place)) {
            return false;
        }
        List<String> features = Features.of(winner, place);
        return features.contains("holder=same")
                || features.contains("holder=first-word")
                || features.contains("repeats=many")
                || providers.contains(winner.named().core());
    }

    private static boolean isConfirmed(Candidate winner, Place place) {
        return place.candidates().stream()
                .anyMatch(other -> other.basis() != Basis.REGISTRY
                        && other.nameable()
                        && !other.has("type=none")
                        && winner.named().agreesWith(other.named()));
    }

    private static Resolution.None provider(Candidate winner) {
        if (winner.named().facts().kind() == OrganisationKind.HOSTING) {
            return Nobody.DATA_CENTRE.answer();
        }
        return new Resolution.None(
                NoCompany.ISP,
                winner.basis() == Basis.REGISTRY
                        ? "The registry's record is the network operator's own; visitors behind it stay unknown."
                        : "An internet provider's network; visitors behind it stay unknown.");
    }

    /** Two records of equal standing on one range whose companies have nothing in common. */
    private static boolean isRival(Candidate winner, Candidate other) {
        boolean equalStanding = winner.basis() == other.basis() && winner.basis() != Basis.HOLDER;
        return equalStanding
                && other.nameable()
                && winner.entry().whole().equals(other.entry().whole())
                && !winner.named().sameCompany(other.named())
                && !winner.named().sharesWord(other.named());
    }

    private List<Candidate> agreeing(Candidate winner, Place place) {
        List<Candidate> agreeing = new ArrayList<>();
        for (Candidate candidate : place.candidates()) {
            boolean winners = candidate.entry().order() == winner.entry().order();
            if (winners || (candidate.nameable() && winner.named().agreesWith(candidate.named()))) {
                agreeing.add(candidate);
            }
        }
        agreeing.sort(Comparator.comparingDouble((Candidate candidate) -> confidence(candidate, place))
                .reversed());
        return agreeing;
    }

    private double confidence(Candidate candidate, Place place) {
        return model.probability(candidate.basis(), Features.of(candidate, place));
    }

    private Answer company(List<Candidate> strongestFirst, Place place) {
        Candidate best = strongestFirst.get(0);
        CompanyFacts facts = Completion.of(showable(strongestFirst));
        Optional<CompanyFacts> account = accounts.of(facts);
        CompanyFacts told =
                account.map(known -> Completion.of(List.of(known, facts))).orElse(facts);
        double confidence = combined(strongestFirst, place, account.isPresent());
        List<CompanyFacts> placed = best.has("type=none") && best.basis() == Basis.HOLDER ? List.of() : List.of(told);
        List<String> features = Features.of(best, place);
        if (confidence < minimumConfidence && best.has("status=provider")) {
            return new Answer(provider(best), List.of());
        }
        if (confidence < minimumConfidence) {
            Resolution low =
                    new Resolution.None(NoCompany.LOW_CONFIDENCE, Sentences.doubtful(best, features, confidence));
            return new Answer(low, placed);
        }
        String reason = Sentences.company(best, features, confirmedBy(strongestFirst, account.isPresent()));
        Resolution company = new Resolution.Company(told, confidence, evidence(strongestFirst), reason);
        return new Answer(company, placed);
    }

    /** The facts of inputs whose terms permit marketing, where there is one: the others' must not be pushed along with them. */
    private static List<CompanyFacts> showable(List<Candidate> strongestFirst) {
        List<CompanyFacts> permitted = strongestFirst.stream()
                .filter(one -> one.entry().source().permits().contains(Permission.MARKETING))
                .map(one -> one.named().facts())
                .toList();
        return permitted.isEmpty()
                ? strongestFirst.stream().map(one -> one.named().facts()).toList()
                : permitted;
    }

    private static List<Evidence> evidence(List<Candidate> agreeing) {
        return agreeing.stream()
                .flatMap(one -> Stream.of(
                                one.entry().source(), one.named().grounds().domain())
                        .filter(Objects::nonNull)
                        .map(source -> source.evidence(one.entry().size())))
                .distinct()
                .toList();
    }

    private static List<String> confirmedBy(List<Candidate> agreeing, boolean account) {
        List<String> confirmations = new ArrayList<>();
        if (hasSecond(agreeing)) {
            confirmations.add("another input agrees");
        }
        if (account) {
            confirmations.add("it is one of your accounts");
        }
        return confirmations;
    }

    private static boolean hasSecond(List<Candidate> agreeing) {
        return agreeing.stream().anyMatch(one -> !one.sameSource(agreeing.get(0)));
    }

    private double combined(List<Candidate> strongestFirst, Place place, boolean account) {
        Candidate best = strongestFirst.get(0);
        double own = confidence(best, place);
        if (best.isOperator()) {
            return own;
        }
        double sum = own + (hasSecond(strongestFirst) ? AGREEMENT : 0) + (account ? AGREEMENT : 0);
        return Math.round(Math.min(sum, Math.max(CEILING, own)) * 1000) / 1000.0;
    }
}
