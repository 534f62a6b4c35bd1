package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Decides what the claims on one place amount to. The most specific one wins; a provider's is an answer and no reason to look at a
 * wider range. A holder whose kind nobody knows is most often the provider, so it is no company to opt out by range. Other inputs that name the same company are evidence too. The figures are a first form; a later issue calibrates them.
 */
final class Judgement {
    /** Two inputs that agree are surer than one, but never as sure as the operator's own word. */
    private static final double AGREEMENT = 0.05;

    private static final double CEILING = 0.95;

    private final double minimumConfidence;

    Judgement(double minimumConfidence) {
        this.minimumConfidence = minimumConfidence;
    }

    Answer of(List<Entry> mostSpecificFirst) {
        Entry winner = mostSpecificFirst.get(0);
        boolean operator = winner.source().isOperator();
        if (!winner.claim().nameable()) {
            return new Answer(provider(winner), operator, List.of());
        }
        for (Entry rival : mostSpecificFirst) {
            if (isRival(winner, rival)) {
                return new Answer(
                        new Resolution.None(NoCompany.AMBIGUOUS, "Two companies fit this range equally well."),
                        operator,
                        List.of(winner.claim().facts(), rival.claim().facts()));
            }
        }
        return company(agreeing(winner, mostSpecificFirst));
    }

    private static Resolution.None provider(Entry entry) {
        return entry.claim().facts().kind() == OrganisationKind.HOSTING
                ? new Resolution.None(
                        NoCompany.HOSTING, "A data centre or hosting provider; visitors behind it stay unknown.")
                : new Resolution.None(
                        NoCompany.ISP, "An internet provider's network; visitors behind it stay unknown.");
    }

    /** Two records of equal standing on one range whose companies have nothing in common. */
    private static boolean isRival(Entry winner, Entry other) {
        boolean equalStanding = (winner.source().isOperator() && other.source().isOperator())
                || (winner.source().isDatabase() && other.source().isDatabase());
        return equalStanding
                && other.claim().nameable()
                && winner.whole().equals(other.whole())
                && !winner.claim().sameCompany(other.claim())
                && !winner.claim().sharesWord(other.claim());
    }

    private static List<Entry> agreeing(Entry winner, List<Entry> entries) {
        List<Entry> agreeing = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.order() == winner.order()
                    || (entry.claim().nameable() && winner.claim().agreesWith(entry.claim()))) {
                agreeing.add(entry);
            }
        }
        agreeing.sort(Comparator.comparingDouble(Judgement::confidence).reversed());
        return agreeing;
    }

    private Answer company(List<Entry> agreeing) {
        CompanyFacts facts = Completion.of(
                agreeing.stream().map(entry -> entry.claim().facts()).toList());
        double confidence = combined(agreeing);
        boolean operator = agreeing.get(0).source().isOperator();
        List<CompanyFacts> placed =
                agreeing.get(0).claim().confidence() <= AsnInput.UNTYPED ? List.of() : List.of(facts);
        if (confidence < minimumConfidence) {
            Resolution low = new Resolution.None(
                    NoCompany.LOW_CONFIDENCE,
                    "A company is named, but not surely enough (" + percent(confidence) + ").");
            return new Answer(low, operator, placed);
        }
        List<Evidence> evidence = agreeing.stream()
                .map(entry -> entry.source().evidence(SizeClass.of(entry.whole())))
                .distinct()
                .toList();
        return new Answer(new Resolution.Company(facts, confidence, evidence, reason(agreeing)), operator, placed);
    }

    private static double combined(List<Entry> strongestFirst) {
        Entry best = strongestFirst.get(0);
        if (best.source().isOperator()) {
            return RangesInput.CONFIDENCE;
        }
        boolean second = strongestFirst.stream()
                .anyMatch(entry -> entry.source().position() != best.source().position());
        double sum = confidence(best) + (second ? AGREEMENT : 0);
        return Math.round(Math.min(sum, Math.max(CEILING, confidence(best))) * 1000) / 1000.0;
    }

    /** The claim's confidence; a database is surer of an office than of a network with room for customers of its own. */
    private static double confidence(Entry entry) {
        double claimed = entry.claim().confidence();
        if (!entry.source().isDatabase()) {
            return claimed;
        }
        return switch (SizeClass.of(entry.whole())) {
            case HANDFUL, OFFICE -> claimed;
            case CAMPUS -> claimed - 0.05;
            case NETWORK -> claimed - 0.1;
        };
    }

    private static String reason(List<Entry> strongestFirst) {
        Entry best = strongestFirst.get(0);
        String who = best.source().isOperator()
                ? "Your own list of ranges names this company"
                : best.source().isDatabase()
                        ? "A company database names this company for " + size(best)
                        : "The holder of the network is this organisation, by type no provider";
        boolean second = strongestFirst.stream()
                .anyMatch(entry -> entry.source().position() != best.source().position());
        return who + (second ? "; another input agrees." : ".");
    }

    private static String size(Entry entry) {
        return switch (SizeClass.of(entry.whole())) {
            case HANDFUL -> "a handful of addresses";
            case OFFICE -> "a range of an office's size";
            case CAMPUS -> "a range of a campus's size";
            case NETWORK -> "a large network";
        };
    }

    private static String percent(double confidence) {
        return String.format(Locale.ROOT, "%.0f %%", confidence * 100);
    }
}
