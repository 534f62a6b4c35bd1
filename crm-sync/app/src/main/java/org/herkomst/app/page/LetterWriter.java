package org.herkomst.app.page;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.herkomst.app.config.HerkomstConfiguration.OptOutPage;
import org.herkomst.core.objection.ObjectionDesk.Letter;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Writes and sends the mails, each to one recipient, by SMTP. Nothing that a person typed stands in a header but a checked address and domain. */
final class LetterWriter {
    private static final long PATIENCE = Duration.ofSeconds(10).toMillis();
    private static final int SMTPS = 465;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final OptOutPage page;

    LetterWriter(OptOutPage page) {
        this.page = page;
        OptOutPage.Smtp smtp = page.mail();
        sender.setHost(smtp.host());
        sender.setPort(smtp.port());
        sender.setProtocol(smtp.port() == SMTPS ? "smtps" : "smtp");
        sender.setUsername(smtp.username());
        sender.setPassword(smtp.password() == null ? null : smtp.password().reveal());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            properties.put(protocol + "auth", String.valueOf(smtp.username() != null));
            properties.put(protocol + "starttls.required", String.valueOf(smtp.startTls()));
            properties.put(protocol + "starttls.enable", String.valueOf(smtp.startTls()));
            properties.put(protocol + "ssl.checkserveridentity", "true");
            properties.put(protocol + "connectiontimeout", String.valueOf(PATIENCE));
            properties.put(protocol + "timeout", String.valueOf(PATIENCE));
            properties.put(protocol + "writetimeout", String.valueOf(PATIENCE));
        }
    }

    /** Tries the server without sending anything. */
    void tryOut() throws MessagingException {
        sender.testConnection();
    }

    /** Sends one. */
    void send(Letter letter, Texts texts) throws MessagingException {
        String domain = String.valueOf(letter.objection().named().domain());
        String base = page.url().toString().replaceFirst("/$", "");
        String lang = "?lang=" + texts.language();
        MimeMessage message = sender.createMimeMessage();
        message.setFrom(new InternetAddress(page.mail().from(), true));
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to().reveal(), true));
        message.setSubject(texts.get("mailSubject", domain), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText(
                texts.get(
                        "mailBody",
                        domain,
                        base + "/c/" + letter.token().reveal() + lang,
                        base + "/s/" + letter.token().status().reveal() + lang,
                        base,
                        page.contact()),
                StandardCharsets.UTF_8.name());
        sender.send(message);
    }

    /** Whether a failure means for certain that nothing was sent: the server wasn't reached, or refused us. */
    static boolean certain(Throwable failure) {
        boolean certain = failure instanceof MailAuthenticationException;
        for (Throwable t = failure; t != null && !certain; t = t.getCause()) {
            certain = t instanceof ConnectException || t instanceof UnknownHostException;
        }
        return certain;
    }
}
