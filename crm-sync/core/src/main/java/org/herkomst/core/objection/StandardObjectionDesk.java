package org.herkomst.core.objection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.herkomst.core.audit.Change;
import org.herkomst.core.objection.Objection.State;
import org.herkomst.core.objection.ObjectionStore.Mail;
import org.herkomst.core.objection.ObjectionStore.Settlement;
import org.herkomst.core.optout.OptOut;
import org.jspecify.annotations.Nullable;

/** The desk over the stores. */
final class StandardObjectionDesk implements ObjectionDesk {
    /** How often a confirmation is tried that meets another one of the same request. */
    private static final int ATTEMPTS = 100;

    private static final String WHO = "page";
    private final Means means;
    private final ObjectionStore objections;
    private final MailAllowance allowance;

    StandardObjectionDesk(Means means) {
        this.means = means;
        this.objections = means.objections();
        this.allowance = new MailAllowance(means.objections(), means.rules());
    }

    @Override
    public Asked ask(Named named, String language, boolean mayHold) {
        Token status = Token.random(means.chance());
        String challenge = "herkomst-opt-out=" + Token.random(means.chance()).reveal();
        return means.stores().transactions().call(() -> {
            objections.lineUp();
            Instant now = now();
            Instant held = mayHold ? hold(named.domain(), now) : null;
            State state = named.domain() == null ? State.REVIEW : State.REQUESTED;
            Instant until = now.plus(means.rules().open());
            Objection asked = new Objection(0, named, language, challenge, state, now, until, held, null, null, null);
            long id = objections.add(asked, status.hash());
            changed(Change.Kind.OPT_OUT_REQUESTED, id, WHO, Map.of("by", by(named)));
            return new Asked(objections.get(id).orElseThrow(), status);
        });
    }

    private @Nullable Instant hold(@Nullable String domain, Instant now) {
        ObjectionRules rules = means.rules();
        if (domain == null
                || objections.held(domain, now)
                || objections.holds(domain, now.minus(rules.holdsWithin())) >= rules.holds()) {
            return null;
        }
        Instant until = now.plus(rules.hold());
        means.optOuts().hold(domain, until, WHO);
        return until;
    }

    @Override
    public Mailing mail(Objection objection, Mailbox mailbox) {
        if (!mailbox.domain().equals(objection.named().domain())) {
            throw new IllegalArgumentException("The mailbox is of another domain");
        }
        Token token = Token.random(means.chance());
        return means.stores().transactions().call(() -> {
            objections.lineUp();
            Instant now = now();
            String mac = mailbox.mac(means.key().getEncoded());
            Instant from = allowance.from(mac, mailbox.domain(), now);
            if (from.isAfter(now)) {
                return new Mailing(null, from);
            }
            long id = objections.addMail(new Mail(
                    0, objection.id(), token.hash(), mac, mailbox.domain(), now, ObjectionStore.MailState.WAITING));
            changed(Change.Kind.OPT_OUT_PROOF_MAILED, objection.id(), WHO, Map.of());
            return new Mailing(new Letter(id, mailbox, objection, token), now);
        });
    }

    @Override
    public Optional<Objection> awaiting(Token token) {
        return live(token).flatMap(mail -> objections.get(mail.objection())).filter(o -> o.provable(now()));
    }

    private Optional<Mail> live(Token token) {
        return objections
                .mail(token.hash())
                .filter(mail -> now().isBefore(mail.askedAt().plus(means.rules().link())));
    }

    @Override
    public Confirmation confirm(Token token) {
        return live(token).map(mail -> confirm(mail.objection(), token)).orElse(Confirmation.VOID);
    }

    private Confirmation confirm(long id, Token token) {
        boolean ours = settle(id, Proof.MAIL, WHO, token.status().hash());
        Optional<Objection> now = objections.get(id);
        // Who settles it at this moment may be seen by a database's update and not by the next read: it is asked again.
        for (int i = 0; i < ATTEMPTS && !ours && now.filter(this::isOpen).isPresent(); i++) {
            ours = settle(id, Proof.MAIL, WHO, token.status().hash());
            now = objections.get(id);
        }
        if (ours) {
            return Confirmation.CONFIRMED;
        }
        return now.filter(o -> o.kept() == State.CONFIRMED || o.kept() == State.REFUSED)
                .map(o -> Confirmation.SETTLED)
                .orElse(Confirmation.VOID);
    }

    private boolean isOpen(Objection objection) {
        return objection.provable(now());
    }

    @Override
    public boolean prove(long id, Proof proof) {
        return settle(id, proof, WHO, null);
    }

    /** A mailbox or a domain speaks for its domain alone: name and number that were given besides are for a person. */
    private boolean settle(long id, Proof proof, String who, @Nullable String proverHash) {
        return means.stores().transactions().call(() -> {
            Instant now = now();
            Optional<Objection> objection = objections.get(id).filter(o -> o.provable(now));
            if (objection.isEmpty()
                    || !objections.settle(id, new Settlement(State.CONFIRMED, proof, now, proverHash))) {
                return false;
            }
            String domain = objection.get().named().domain();
            if (domain != null) {
                confirm(objection.get(), OptOut.Kind.DOMAIN, domain, proof, who);
            }
            changed(Change.Kind.OPT_OUT_PROVEN, id, who, Map.of("proof", word(proof)));
            return true;
        });
    }

    private void confirm(Objection objection, OptOut.Kind kind, String value, Proof proof, String who) {
        String reason = "request " + objection.id() + " on the opt-out page, proof: " + word(proof);
        OptOut optOut = Form.optOut(kind, value, reason, now());
        objections.addOptOut(
                objection.id(), means.optOuts().confirm(optOut, List.of(), who).id());
    }

    @Override
    public boolean decide(long id, boolean accept, String who) {
        return means.stores().transactions().call(() -> {
            State state = accept ? State.CONFIRMED : State.REFUSED;
            Optional<Objection> objection = objections.get(id);
            if (objection.isEmpty() || !objections.settle(id, new Settlement(state, Proof.PERSON, now(), null))) {
                return false;
            }
            if (accept) {
                acceptAll(objection.get(), who);
            }
            Change.Kind kind = accept ? Change.Kind.OPT_OUT_PROVEN : Change.Kind.OPT_OUT_REFUSED;
            changed(kind, id, who, Map.of("proof", word(Proof.PERSON)));
            return true;
        });
    }

    private void acceptAll(Objection objection, String who) {
        Named named = objection.named();
        if (named.domain() != null) {
            confirm(objection, OptOut.Kind.DOMAIN, named.domain(), Proof.PERSON, who);
        }
        if (named.register() != null) {
            confirm(objection, OptOut.Kind.REGISTER, named.register(), Proof.PERSON, who);
        }
        if (named.name() != null) {
            confirm(objection, OptOut.Kind.NAME, named.name(), Proof.PERSON, who);
        }
    }

    @Override
    public Optional<ObjectionStore.Found> find(Token status) {
        return objections.find(status.hash());
    }

    /** Databases round to microseconds, upwards too: a time that was read back must not lie ahead. */
    private Instant now() {
        return means.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void changed(Change.Kind kind, long id, String who, Map<String, String> details) {
        means.stores().changes().append(new Change(now(), who, kind, "objection " + id, new TreeMap<>(details)));
    }

    private static String by(Named named) {
        return named.domain() != null ? "domain" : named.register() != null ? "register" : "name";
    }

    private static String word(Proof proof) {
        return proof.name().toLowerCase(Locale.ROOT);
    }
}
