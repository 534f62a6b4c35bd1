package org.herkomst.proofs.page;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.search.Searcher;
import org.herkomst.proofs.search.Secret;
import tools.jackson.databind.JsonNode;

/**
 * The flood and those among it that are genuine. Attackers, from sixty addresses, name competitors and bomb their mailboxes; half of the
 * genuine ones asked before, half ask in the middle of it, and all confirm what is mailed to them.
 */
final class Flood {
    private static final int ATTACKERS = 60;
    private static final int VICTIMS = 40;
    private static final int A_DAY_AN_ADDRESS = 3;
    private static final int AN_HOUR_A_DOMAIN = 5;
    private static final int AN_HOUR = 600;
    private static final Pattern LINK = Pattern.compile("https://\\S+?(/c/[A-Za-z0-9_-]{22})");
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final PageClient page;
    private final GreenMail mails;
    private final int perSecond;
    private final int seconds;
    private final int genuine;
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, AtomicInteger> statuses = new TreeMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Map<String, CompletableFuture<Integer>> confirmations = new LinkedHashMap<>();
    private int read;

    Flood(ProofSetting setting, PageClient page, GreenMail mails) {
        this.page = page;
        this.mails = mails;
        this.perSecond = setting.quick() ? 50 : 200;
        this.seconds = setting.quick() ? 5 : 20;
        this.genuine = setting.quick() ? 40 : 200;
    }

    void run() {
        for (int i = 0; i < genuine / 2; i++) {
            count(ask(i).join());
        }
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        int all = perSecond * seconds;
        long begin = System.nanoTime();
        int next = genuine / 2;
        for (int i = 0; i < all; i++) {
            LockSupport.parkNanos(begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond - System.nanoTime());
            asked.add(attack(i));
            for (; next < genuine && (next - genuine / 2) * 2L * all <= (long) i * genuine; next++) {
                asked.add(ask(next));
            }
            if (i % perSecond == 0) {
                confirm();
            }
        }
        asked.forEach(answer -> count(answer.join()));
        long end = System.nanoTime() + SETTLE_NANOS;
        while (confirmations.size() < genuine && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            confirm();
        }
        confirmations.forEach((domain, answer) -> {
            if (answer.join() != 303) {
                faults.add("the confirmation of " + domain + " was answered " + answer.join());
            }
        });
    }

    private CompletableFuture<Integer> ask(int number) {
        String domain = genuineDomain(number);
        return page.ask(genuineAddress(number), domain, "info@" + domain);
    }

    private static String genuineDomain(int number) {
        return "genuine" + number + ".example";
    }

    private static String genuineAddress(int number) {
        return "198.51.100." + (1 + number);
    }

    private static String attacker(int number) {
        return "203.0.113." + (1 + number % ATTACKERS);
    }

    private CompletableFuture<Integer> attack(int number) {
        String domain = "victim" + number % VICTIMS + ".example";
        return page.ask(attacker(number), domain, "boss+" + number + "@" + domain);
    }

    private void count(int status) {
        statuses.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
    }

    /** Genuine ones confirm as their mails come; victims do nothing. */
    private void confirm() {
        MimeMessage[] all = mails.getReceivedMessages();
        for (; read < all.length; read++) {
            String to = recipient(all[read]);
            if (to.startsWith("info@genuine")) {
                String domain = to.substring("info@".length());
                int number = Integer.parseInt(domain.replaceAll("\\D", ""));
                confirmations.put(domain, page.confirm(genuineAddress(number), link(all[read])));
            }
        }
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients().length == 1 ? mail.getAllRecipients()[0].toString() : "more than one";
        } catch (MessagingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String link(MimeMessage mail) {
        try {
            Matcher link = LINK.matcher(mail.getContent().toString());
            return link.find() ? link.group(1) : "/no-link";
        } catch (MessagingException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Verdict verdict(HerkomstRun run, Path folder) {
        JsonNode list = run.must("optout", "list", "--output", "json").json().path("opt_outs");
        int held = 0;
        for (JsonNode entry : list) {
            String domain = entry.path("value").asString("");
            if (entry.path("reason").asString("").contains("proof: mail")) {
                confirmed.add(domain);
            } else {
                held++;
            }
        }
        confirmedOnlyGenuine();
        int mailed = mailsWithinLimits();
        long found = addresses(folder);
        statusesAsPromised();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("flood", perSecond + "/s*" + seconds + "s");
        figures.put("genuine", String.valueOf(genuine));
        figures.put("confirmed", String.valueOf(confirmed.size()));
        figures.put("held_only", String.valueOf(held));
        figures.put("answers", statuses.toString().replace(" ", ""));
        figures.put("mails", String.valueOf(mailed));
        figures.put("addresses_found", String.valueOf(found));
        return new Verdict(figures, faults);
    }

    private void confirmedOnlyGenuine() {
        for (int i = 0; i < genuine; i++) {
            if (!confirmed.contains(genuineDomain(i))) {
                faults.add(genuineDomain(i) + " did not come through");
            }
        }
        confirmed.stream().filter(d -> !d.startsWith("genuine")).forEach(d -> faults.add(d + " was blocked for good"));
    }

    private int mailsWithinLimits() {
        List<String> to =
                Stream.of(mails.getReceivedMessages()).map(Flood::recipient).toList();
        over(to, mail -> mail.replaceAll("\\+\\d+@", "@"), A_DAY_AN_ADDRESS);
        over(to, mail -> mail.substring(mail.indexOf('@') + 1), AN_HOUR_A_DOMAIN);
        if (to.size() > AN_HOUR) {
            faults.add(to.size() + " mails went out, " + AN_HOUR + " are allowed");
        }
        return to.size();
    }

    private void over(List<String> to, Function<String, String> by, int most) {
        to.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()))
                .forEach((what, count) -> {
                    if (count > most) {
                        faults.add(count + " mails to " + what + ", " + most + " are allowed");
                    }
                });
    }

    private void statusesAsPromised() {
        statuses.keySet().stream()
                .filter(status -> status != 303 && status != 429)
                .forEach(status -> faults.add(statuses.get(status) + " requests were answered " + status));
        if (!statuses.containsKey(429)) {
            faults.add("nobody met a limit: that was no flood");
        }
    }

    /** The folder has database, logs and temporary files; a domain that was asked for must be found there, or the search is blind. */
    private long addresses(Path folder) {
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            secrets.add(Secret.address(attacker(i)));
        }
        for (int i = 0; i < genuine; i++) {
            secrets.add(Secret.address(genuineAddress(i)));
        }
        for (int i = 0; i < VICTIMS; i++) {
            secrets.add(Secret.text("boss+" + i + "@victim" + i + ".example"));
        }
        if (new Searcher(List.of(Secret.text(genuineDomain(1))))
                .folder(folder)
                .findings()
                .isEmpty()) {
            faults.add("the search finds nothing at all");
        }
        List<Searcher.Finding> found = new Searcher(secrets).folder(folder).findings();
        found.forEach(f -> faults.add("an address was found: " + f.form() + " in " + f.place()));
        return found.size();
    }
}
