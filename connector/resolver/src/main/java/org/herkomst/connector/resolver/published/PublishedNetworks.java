package org.herkomst.connector.resolver.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.names.DomainName;

/**
 * Asks the DNS which networks domains publish as their own: by SPF (RFC 7208), by their mail exchangers, and by their own address.
 * Only names of a domain's own are followed, so a mail provider's networks become nobody's. A domain that has opted out, by a TXT
 * record {@code _herkomst.DOMAIN} or a file {@code https://DOMAIN/.well-known/herkomst-opt-out}, is asked nothing else. What goes
 * out are names of domains, never an address. Faults of the network are counted, never thrown.
 */
public final class PublishedNetworks {
    private PublishedNetworks() {}

    /** Asks without telling how far it is. */
    public static PublishedAnswers ask(List<String> domains, PublishedSettings settings) {
        return ask(domains, settings, (done, of) -> {});
    }

    /**
     * Asks every domain once, whatever their order and however often they stand in the list. An interrupt ends it early; the rest
     * then counts as not asked, and the thread stays interrupted.
     *
     * @throws IllegalArgumentException naming the position of a domain that can't be registered
     * @throws InputException where the DNS server in the settings is none
     */
    public static PublishedAnswers ask(List<String> domains, PublishedSettings settings, Progress progress) {
        return ask(domains, settings, progress, OptOutFile.Place.https(settings));
    }

    static PublishedAnswers ask(
            List<String> domains, PublishedSettings settings, Progress progress, OptOutFile.Place place) {
        Set<String> sorted = registrable(domains);
        Tally tally = new Tally();
        Pace pace = Pace.of(settings.perSecond());
        Questions questions = new Questions(settings, pace, tally);
        OptOutFile file = new OptOutFile(place, settings.timeout(), pace, tally);
        ExecutorService threads = Executors.newFixedThreadPool(settings.parallel(), PublishedNetworks::thread);
        try {
            ExecutorCompletionService<List<DomainAnswer>> running = new ExecutorCompletionService<>(threads);
            for (String domain : sorted) {
                running.submit(() -> new DomainAsking(domain, questions, file, tally)
                        .ask().stream().toList());
            }
            return gathered(sorted, collect(running, sorted.size(), progress), tally);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "published-networks");
        thread.setDaemon(true);
        return thread;
    }

    private static Set<String> registrable(List<String> domains) {
        Set<String> sorted = new TreeSet<>();
        for (int i = 0; i < domains.size(); i++) {
            int position = i + 1;
            sorted.add(DomainName.parse(domains.get(i))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Domain " + position + " of " + domains.size() + " can't be registered."))
                    .value());
        }
        return sorted;
    }

    private static List<DomainAnswer> collect(
            ExecutorCompletionService<List<DomainAnswer>> running, int count, Progress progress) {
        List<DomainAnswer> answers = new ArrayList<>();
        try {
            for (int done = 1; done <= count; done++) {
                answers.addAll(running.take().get());
                progress.asked(done, count);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("A domain can't be asked", bug.getCause());
        }
        return answers;
    }

    private static PublishedAnswers gathered(Set<String> domains, List<DomainAnswer> answers, Tally tally) {
        Set<String> notAsked = new TreeSet<>(domains);
        answers.forEach(answer -> notAsked.remove(answer.domain()));
        notAsked.forEach(domain -> tally.count(PublishedEvent.NOT_ASKED));
        return PublishedAnswers.of(answers, notAsked, tally);
    }

    /** Is told how far the asking is, by the thread that asked for it. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called once a domain, in no special order.
         *
         * @param done how many domains are done
         * @param of how many there are
         */
        void asked(int done, int of);
    }
}
