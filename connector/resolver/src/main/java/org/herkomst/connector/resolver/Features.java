package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.connector.resolver.names.NameLikeness;

/** What the confidence model weighs of a candidate: what its record says, and how it stands to the other claims on the same place. */
final class Features {
    private Features() {}

    static List<String> of(Candidate candidate, Place place) {
        List<String> features = new ArrayList<>(candidate.named().grounds().features());
        features.add("size=" + candidate.entry().size().name().toLowerCase(Locale.ROOT));
        if (candidate.basis() == Basis.REGISTRY) {
            features.add("holder=" + likeness(candidate, place.holder()));
            features.add("holder-type=" + type(place.holder()));
            features.add("parent=" + likeness(candidate, place.parent(candidate)));
            place.filter().ifPresent(filter -> features.add("filter=data-centre"));
        }
        return features;
    }

    private static String likeness(Candidate candidate, Optional<Candidate> other) {
        if (other.isEmpty()) {
            return "none";
        }
        String one = candidate.named().core();
        String two = other.get().named().core();
        return NameLikeness.alike(one, two) ? "same" : NameLikeness.holdsFirstWord(one, two) ? "first-word" : "other";
    }

    private static String type(Optional<Candidate> holder) {
        if (holder.isEmpty()) {
            return "none";
        }
        OrganisationKind kind = holder.get().named().facts().kind();
        return holder.get().has("type=none") ? "untyped" : kind.name().toLowerCase(Locale.ROOT);
    }
}
