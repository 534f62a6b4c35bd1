package org.herkomst.app.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.herkomst.core.objection.Form;
import org.herkomst.core.objection.FormFault;
import org.herkomst.core.objection.FormFault.Field;
import org.herkomst.core.objection.FormFault.Kind;
import org.herkomst.core.objection.Mailbox;
import org.herkomst.core.objection.Named;
import org.herkomst.core.objection.Objection;
import org.herkomst.core.objection.ObjectionDesk;
import org.herkomst.core.objection.ObjectionDesk.Asked;
import org.herkomst.core.objection.ObjectionDesk.Confirmation;
import org.herkomst.core.objection.ObjectionDesk.Mailing;
import org.herkomst.core.objection.ObjectionStore.Found;
import org.herkomst.core.objection.Token;
import org.jspecify.annotations.Nullable;

/**
 * All routes of the page. What changes something is a POST. Only the form itself may be posted from another site, as customers' own
 * sites do: nothing is known of a browser here, so that nothing can be done in its name. All other posts hold a secret in their path,
 * and are refused when they come from another site.
 */
final class Routes {
    private static final Pattern STATUS = Pattern.compile("/s/[A-Za-z0-9_-]{22}");
    private static final Pattern STEP = Pattern.compile("/s/[A-Za-z0-9_-]{22}/(mail|look)");
    private static final Pattern CONFIRM = Pattern.compile("/c/[A-Za-z0-9_-]{22}");
    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final String POST = "POST";

    private final ObjectionDesk desk;
    private final RequestLimiter limiter;
    private final MailRoom mailRoom;
    private final Looks looks;
    private final Pages pages;
    private final Clock clock;

    /** What routes work with. */
    record Parts(
            ObjectionDesk desk, RequestLimiter limiter, MailRoom mailRoom, Looks looks, Pages pages, Clock clock) {}

    Routes(Parts parts) {
        this.desk = parts.desk();
        this.limiter = parts.limiter();
        this.mailRoom = parts.mailRoom();
        this.looks = parts.looks();
        this.pages = parts.pages();
        this.clock = parts.clock();
    }

    /** The methods of a path; none where there is no such path. */
    List<String> methods(String path) {
        if (path.equals("/") || CONFIRM.matcher(path).matches()) {
            return List.of(GET, HEAD, POST);
        }
        if (path.equals(Pages.STYLE) || STATUS.matcher(path).matches()) {
            return List.of(GET, HEAD);
        }
        return STEP.matcher(path).matches() ? List.of(POST) : List.of();
    }

    Answer refused(Visitor visitor, int status) {
        return pages.refused(visitor, status);
    }

    Answer get(Visitor visitor) {
        String path = visitor.path();
        if (path.equals(Pages.STYLE)) {
            return pages.style();
        }
        if (path.equals("/")) {
            return pages.form(visitor, new Form("", "", "", ""), List.of());
        }
        return path.startsWith("/s/") ? status(visitor) : confirmation(visitor);
    }

    private Answer status(Visitor visitor) {
        return found(visitor).map(found -> pages.status(visitor, found, null)).orElseGet(() -> refused(visitor, 404));
    }

    private Optional<Found> found(Visitor visitor) {
        return Token.parse(visitor.part(2)).flatMap(desk::find);
    }

    private Answer confirmation(Visitor visitor) {
        Token token = Token.parse(visitor.part(2)).orElseThrow();
        Optional<Objection> awaiting = desk.awaiting(token);
        return awaiting.isPresent() ? pages.confirm(visitor, awaiting.get()) : settled(visitor, token);
    }

    private Answer settled(Visitor visitor, Token token) {
        return desk.find(token.status()).isPresent() ? toStatus(visitor, token.status()) : pages.over(visitor);
    }

    Answer post(Visitor visitor) {
        if (visitor.path().equals("/")) {
            return request(visitor);
        }
        if (visitor.crossSite()) {
            return refused(visitor, 403);
        }
        if (visitor.path().startsWith("/c/")) {
            return confirmed(visitor);
        }
        return found(visitor).map(found -> step(visitor, found)).orElseGet(() -> refused(visitor, 404));
    }

    /** Not limited: whoever has a good link comes through. */
    private Answer confirmed(Visitor visitor) {
        Token token = Token.parse(visitor.part(2)).orElseThrow();
        return desk.confirm(token) == Confirmation.VOID ? pages.over(visitor) : settled(visitor, token);
    }

    private Answer request(Visitor visitor) {
        Form form = new Form(
                visitor.field("domain"), visitor.field("name"), visitor.field("register"), visitor.field("mail"));
        Form.Reading reading = form.read();
        Named named = reading.named();
        if (named == null) {
            return pages.form(visitor, form, reading.faults());
        }
        Optional<Duration> wait = limiter.refuse(visitor.client());
        if (wait.isPresent()) {
            return pages.limited(visitor, wait.get(), null);
        }
        boolean mayHold = named.domain() != null && limiter.mayHold();
        Asked asked = desk.ask(named, visitor.language(), mayHold);
        return mailed(visitor, asked.objection(), reading.mailbox(), asked.status());
    }

    private Answer mailed(Visitor visitor, Objection objection, @Nullable Mailbox mailbox, Token status) {
        if (mailbox != null) {
            Mailing mailing = desk.mail(objection, mailbox);
            if (mailing.letter() == null) {
                return pages.limited(visitor, Duration.between(clock.instant(), mailing.retryAt()), status);
            }
            mailRoom.post(mailing.letter());
        }
        return toStatus(visitor, status);
    }

    private Answer step(Visitor visitor, Found found) {
        Token status = Token.parse(visitor.part(2)).orElseThrow();
        String domain = found.objection().named().domain();
        if (domain == null || !found.objection().provable(clock.instant())) {
            return toStatus(visitor, status);
        }
        boolean mail = visitor.part(3).equals("mail");
        Mailbox mailbox = Mailbox.parse(visitor.field("mail").strip()).orElse(null);
        if (mail && (mailbox == null || !mailbox.domain().equals(domain))) {
            Kind kind = mailbox == null ? Kind.NO_MAIL : Kind.MAIL_ELSEWHERE;
            return pages.status(visitor, found, new FormFault(Field.MAIL, kind, domain));
        }
        Optional<Duration> wait = limiter.refuse(visitor.client());
        if (wait.isPresent()) {
            return pages.limited(visitor, wait.get(), status);
        }
        if (mail) {
            return mailed(visitor, found.objection(), mailbox, status);
        }
        looks.ask(found.objection());
        return toStatus(visitor, status);
    }

    private Answer toStatus(Visitor visitor, Token status) {
        return Answer.seeOther(pages.statusPath(status) + "?lang=" + visitor.language());
    }

    /** Whole seconds for {@code Retry-After}, at least one. */
    static String seconds(Duration wait) {
        return String.format(Locale.ROOT, "%d", Math.max(1, wait.toSeconds() + 1));
    }

    /** The time that a wait ends. */
    static Instant end(Clock clock, Duration wait) {
        return clock.instant().plus(wait);
    }
}
