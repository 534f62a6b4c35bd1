package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.address.AddressRange;

/** The numbers of an index's answers, each written once. Filled by one thread while the index is built. */
final class Answers {
    private final Judgement judgement;
    private final AnswerWriter answers;
    private final BuildProgress progress;
    private final Map<List<Seen>, Integer> numbers = new HashMap<>();
    private long places;

    Answers(Judgement judgement, AnswerWriter answers) {
        this(judgement, answers, BuildProgress.silent());
    }

    Answers(Judgement judgement, AnswerWriter answers, BuildProgress progress) {
        this.progress = progress;
        this.judgement = judgement;
        this.answers = answers;
    }

    /** The number of the answer to these claims on one place, the most specific first. */
    int number(List<Entry> mostSpecificFirst) {
        progress.count(++places, "places decided");
        List<Seen> key = new ArrayList<>(mostSpecificFirst.size());
        AddressRange first = mostSpecificFirst.get(0).whole();
        for (Entry entry : mostSpecificFirst) {
            key.add(new Seen(
                    entry.source(),
                    entry.claim(),
                    SizeClass.of(entry.whole()),
                    entry.whole().equals(first)));
        }
        return numbers.computeIfAbsent(key, seen -> answers.add(judgement.of(mostSpecificFirst)));
    }

    /** All of an entry that can make a difference to an answer. */
    private record Seen(Source source, Claim claim, SizeClass size, boolean equalRange) {}
}
