package org.herkomst.core.objection;

import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;

class EqualFormsProperties {
    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(s -> !s.equals("www"));
    }

    @Property
    void everyFormOfADomainIsOneKeyAndReadingItAgainChangesNothing(
            @ForAll("labels") String label, @ForAll boolean upper, @ForAll boolean dot, @ForAll boolean wide) {
        String domain = label + ".example";
        String given = upper ? domain.toUpperCase(Locale.ROOT) : domain;
        given = wide ? wide(given) : given;
        given = dot ? given + "." : given;
        String read = CompanyDomain.read(given).value();
        Assertions.assertThat(read).isEqualTo(domain);
        Assertions.assertThat(CompanyDomain.read(Objects.requireNonNull(read)).value())
                .isEqualTo(read);
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > 0x20 && c < 0x7f ? (char) (c + 0xfee0) : (char) c));
        return wide.toString();
    }

    @Property
    void nothingBelowADomainReachesIt(@ForAll("labels") String part, @ForAll("labels") String label) {
        Assertions.assertThat(CompanyDomain.read(part + "." + label + ".co.uk").value())
                .isNull();
    }

    @Property
    void noTextBreaksTheReader(@ForAll String text) {
        CompanyDomain read = CompanyDomain.read(text);
        Assertions.assertThat(read.value() == null).isNotEqualTo(read.fault() == null);
        Mailbox.parse(text).ifPresent(box -> Assertions.assertThat(box.reveal()).matches("[!-~]+"));
    }
}
