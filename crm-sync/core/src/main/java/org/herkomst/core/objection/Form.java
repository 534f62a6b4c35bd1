package org.herkomst.core.objection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.herkomst.core.objection.FormFault.Field;
import org.herkomst.core.objection.FormFault.Kind;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutRequest;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the form as they came, trimmed; each may be empty.
 *
 * @param domain domain or web address
 * @param name company name
 * @param register register number
 * @param mail address that the proof is mailed to
 */
public record Form(String domain, String name, String register, String mail) {
    private static final int NAME_CHARS = 200;

    public Form {
        domain = domain.strip();
        name = name.strip();
        register = register.strip();
        mail = mail.strip();
    }

    /**
     * What was read of a form: what is asked for, or everything that is wrong.
     *
     * @param named what the company is named by; absent where something is wrong
     * @param mailbox where the proof is mailed to, if anywhere
     * @param faults what is wrong, in the fields' order
     */
    public record Reading(@Nullable Named named, @Nullable Mailbox mailbox, List<FormFault> faults) {}

    /** Reads it. */
    public Reading read() {
        List<FormFault> faults = new ArrayList<>();
        if (domain.isEmpty() && name.isEmpty() && register.isEmpty()) {
            faults.add(new FormFault(Field.DOMAIN, Kind.NOTHING_NAMED, null));
        }
        String whole = wholeDomain(faults);
        String good = checked(name, Field.NAME, Kind.NO_NAME, faults, text -> {
            OptOutRequest.name(text, null, Instant.EPOCH);
            return text;
        });
        String number = checked(
                register,
                Field.REGISTER,
                Kind.NO_REGISTER,
                faults,
                text -> OptOutRequest.register(text, null, Instant.EPOCH).value());
        Mailbox mailbox = mailbox(whole, faults);
        Named named = faults.isEmpty() ? new Named(whole, good, number) : null;
        return new Reading(named, mailbox, List.copyOf(faults));
    }

    private @Nullable String wholeDomain(List<FormFault> faults) {
        if (domain.isEmpty()) {
            return null;
        }
        CompanyDomain read = CompanyDomain.read(domain);
        if (read.fault() != null) {
            faults.add(read.fault());
        }
        return read.value();
    }

    private static @Nullable String checked(
            String text, Field field, Kind kind, List<FormFault> faults, Function<String, String> rule) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() <= NAME_CHARS && text.chars().noneMatch(Character::isISOControl)) {
                return rule.apply(text);
            }
        } catch (IllegalArgumentException refused) {
            // said with the others below
        }
        faults.add(new FormFault(field, kind, null));
        return null;
    }

    private @Nullable Mailbox mailbox(@Nullable String whole, List<FormFault> faults) {
        if (mail.isEmpty()) {
            return null;
        }
        Mailbox mailbox = Mailbox.parse(mail).orElse(null);
        if (mailbox == null) {
            faults.add(new FormFault(Field.MAIL, Kind.NO_MAIL, null));
        } else if (domain.isEmpty() || (whole != null && !mailbox.domain().equals(whole))) {
            faults.add(new FormFault(Field.MAIL, Kind.MAIL_ELSEWHERE, whole));
        }
        return mailbox;
    }

    /** The opt-out of a kind that a named company gets; the value is in its normal form already. */
    static OptOut optOut(OptOut.Kind kind, String value, String reason, Instant now) {
        return switch (kind) {
            case NAME -> OptOutRequest.name(value, reason, now);
            case REGISTER -> OptOutRequest.register(value, reason, now);
            default -> new OptOut(0, OptOut.Kind.DOMAIN, value, value, reason, now, null);
        };
    }
}
