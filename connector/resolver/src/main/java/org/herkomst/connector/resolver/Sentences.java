package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said to a person of an answer: why a company is named, or why one isn't although an input names it. Never an address, never bounds. */
final class Sentences {
    /** What a feature of a registry's record says for the company. */
    private static final Map<String, String> FOR = Map.of(
            "class=legal-form", "the name has a legal form",
            "holder=other", "it isn't the network operator's name",
            "source=organisation", "the registry knows the organisation by itself",
            "netname=alike", "the network is called after it",
            "repeats=one", "the name stands on one range only");

    /** What a feature speaks against the company. */
    private static final Map<String, String> AGAINST = Map.of(
            "holder=first-word", "the name begins like the network operator's",
            "parent=same", "the provider above has the same name",
            "words=provider", "the name sounds like a provider's",
            "repeats=many", "the name stands on many ranges, as a provider's does",
            "netname=pool", "the network is called like a pool of addresses",
            "filter=data-centre", "the range lies in a known data centre",
            "status=provider", "the record is of a provider's own allocation",
            "class=plain", "the name has no legal form");

    private Sentences() {}

    /** Why a company is named. */
    static String company(Candidate best, List<String> features, List<String> confirmedBy) {
        StringBuilder sentence = new StringBuilder(who(best));
        if (best.basis() == Basis.REGISTRY) {
            list(features, FOR).forEach(reason -> sentence.append("; ").append(reason));
        }
        if (best.named().grounds().domain() != null) {
            sentence.append("; its domain is that of host names of this very network");
        }
        confirmedBy.forEach(reason -> sentence.append("; ").append(reason));
        return sentence.append('.').toString();
    }

    /** Why a company that an input names isn't shown. */
    static String doubtful(Candidate best, List<String> features, double confidence) {
        List<String> doubts = list(features, AGAINST);
        return String.format(
                Locale.ROOT,
                "A company is named, but not surely enough (%.0f %%)%s.",
                confidence * 100,
                doubts.isEmpty() || best.basis() == Basis.DATABASE ? "" : ": " + String.join("; ", doubts));
    }

    private static List<String> list(List<String> features, Map<String, String> sentences) {
        List<String> found = new ArrayList<>();
        for (String feature : features) {
            String sentence = sentences.get(feature);
            if (sentence != null) {
                found.add(sentence);
            }
        }
        return found;
    }

    private static String who(Candidate best) {
        return switch (best.basis()) {
            case OPERATOR -> "Your own list of ranges names this company";
            case DATABASE -> "A company database names this company for " + size(best);
            case PUBLISHED ->
                best.has("source=ptr")
                        ? "A host name of this address leads to the company's domain, and back"
                        : "The company's own domain publishes this network";
            case REGISTRY -> "A registry's record assigns " + size(best) + " to this company";
            case HOLDER -> "The holder of the network is this organisation, by type no provider";
        };
    }

    private static String size(Candidate best) {
        return switch (best.entry().size()) {
            case HANDFUL -> "a handful of addresses";
            case OFFICE -> "a range of an office's size";
            case CAMPUS -> "a range of a campus's size";
            case NETWORK -> "a large network";
        };
    }
}
