package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.address.AddressRange;

/** The answers of an index, each kept once. Filled by one thread while the index is built. */
final class Answers {
    private final Judgement judgement;
    private final Map<List<Seen>, Integer> numbers = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>(List.of(Answer.UNKNOWN));

    Answers(double minimumConfidence) {
        this.judgement = new Judgement(minimumConfidence);
    }

    /** The number of the answer to these claims on one place, the most specific first. */
    int number(List<Entry> mostSpecificFirst) {
        List<Seen> key = new ArrayList<>(mostSpecificFirst.size());
        AddressRange first = mostSpecificFirst.get(0).whole();
        for (Entry entry : mostSpecificFirst) {
            key.add(new Seen(
                    entry.source(),
                    entry.claim(),
                    SizeClass.of(entry.whole()),
                    entry.whole().equals(first)));
        }
        return numbers.computeIfAbsent(key, seen -> {
            answers.add(judgement.of(mostSpecificFirst));
            return answers.size() - 1;
        });
    }

    Answer[] toArray() {
        return answers.toArray(new Answer[0]);
    }

    /** All of an entry that can make a difference to an answer. */
    private record Seen(Source source, Claim claim, SizeClass size, boolean equalRange) {}
}
