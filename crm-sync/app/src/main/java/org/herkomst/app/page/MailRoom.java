package org.herkomst.app.page;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.herkomst.core.objection.ObjectionDesk.Letter;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.objection.ObjectionStore.MailState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;

/**
 * Sends mails one after the other, outside of requests: how fast the mail server is shows in no answer. Addresses wait in memory only.
 * A mail that can't be sent is tried no more: the page says so, and another may be asked for.
 */
final class MailRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("herkomst.service");
    private static final int WAITING = 600;
    private static final int SENDERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LetterWriter writer;
    private final ObjectionStore objections;
    private final Map<String, Texts> texts;
    private final ThreadPoolExecutor senders =
            new ThreadPoolExecutor(SENDERS, SENDERS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "opt-out-mail");
                thread.setContextClassLoader(null); // made within a request, it would hold the web server's
                thread.setDaemon(true);
                return thread;
            });

    MailRoom(LetterWriter writer, ObjectionStore objections, Map<String, Texts> texts) {
        this.writer = writer;
        this.objections = objections;
        this.texts = Map.copyOf(texts);
    }

    void post(Letter letter) {
        try {
            senders.execute(() -> send(letter));
        } catch (RejectedExecutionException full) {
            objections.unmailed(letter.id());
        }
    }

    private void send(Letter letter) {
        try {
            deliver(letter);
        } catch (RuntimeException broken) {
            LOG.warn(
                    "event=opt-out-mail sent=unknown fault={}",
                    broken.getClass().getSimpleName());
        }
    }

    private void deliver(Letter letter) {
        try {
            writer.send(
                    letter, Objects.requireNonNull(texts.get(letter.objection().language())));
            objections.mailed(letter.id(), MailState.SENT);
        } catch (MailException | MessagingException failed) {
            LOG.warn(
                    "event=opt-out-mail sent=no fault={} action=\"check herkomst.opt-out-page.mail with herkomst check\"",
                    failed.getClass().getSimpleName());
            if (LetterWriter.certain(failed)) {
                objections.unmailed(letter.id());
            } else {
                objections.mailed(letter.id(), MailState.FAILED);
            }
        }
    }

    @Override
    public void close() {
        senders.shutdown();
        try {
            if (!senders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("event=opt-out-mail unsent={}", senders.getQueue().size());
                senders.getQueue().clear();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
