package org.herkomst.core.company;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.OrganisationKind;
import org.jspecify.annotations.Nullable;

/** A company as it is, and what the inputs have shown of it. Shows itself so that it can be known again. */
final class TrueCompany {
    private final int number;
    private final Set<String> shown = new HashSet<>();
    private final Set<String> formerDomains = new HashSet<>();
    private String name;
    private String domain;
    /** Others have its name, so that it is no mark. */
    private boolean commonName;
    /** Its domain is or was another's, so that only numbers tell. */
    private boolean foreignDomain;

    private int changes;

    TrueCompany(int number) {
        this.number = number;
        this.name = "Firm" + number + " B.V.";
        this.domain = "firm" + number + ".example";
    }

    String register() {
        return "kvk:" + (10000000 + number);
    }

    private String lei() {
        return "lei:724500abcdefghijkl" + (10 + number);
    }

    private boolean hasShownNumber() {
        return shown.contains(register()) || shown.contains(lei());
    }

    void move() {
        if (hasShownNumber()) {
            formerDomains.add(domain);
            domain = "moved" + number + "x" + ++changes + ".example";
        }
    }

    void rename() {
        if (hasShownNumber() || shown.contains(domain)) {
            name = "Renamed" + number + "x" + ++changes + " B.V.";
            commonName = false;
        }
    }

    void takeCommonName() {
        if (hasShownNumber() || shown.contains(domain)) {
            name = "Common B.V.";
            commonName = true;
        }
    }

    /** Buys a domain that another has left. */
    void takeDomainOf(TrueCompany other) {
        Optional<String> left =
                other.formerDomains.stream().filter(d -> other != this).sorted().findFirst();
        if (left.isPresent() && shown.contains(register()) && other.shown.contains(other.register())) {
            other.formerDomains.remove(left.get());
            domain = left.get();
            foreignDomain = true;
        }
    }

    /** A part becomes a company by itself, with a number of its own and, at first, nothing else. */
    Optional<TrueCompany> split(int next) {
        if (!shown.contains(register()) || next > 8) {
            return Optional.empty();
        }
        TrueCompany part = new TrueCompany(next);
        part.name = name;
        part.domain = domain;
        part.commonName = true;
        part.foreignDomain = true;
        commonName = true;
        return Optional.of(part);
    }

    CompanyFacts shownInFull() {
        return show(true, true, true);
    }

    /** Some of what is true, with enough to know it again by. */
    CompanyFacts shown(Random random) {
        boolean withRegister = foreignDomain || random.nextInt(3) == 0;
        boolean withLei = random.nextInt(4) == 0;
        boolean withDomain = commonName || random.nextInt(3) > 0;
        boolean numberCarries = (withRegister && shown.contains(register())) || (withLei && shown.contains(lei()));
        if (!numberCarries && !carries(withDomain)) {
            withRegister = withRegister || shown.contains(register());
            withLei = withLei || (shown.contains(lei()) && !shown.contains(register()));
            withDomain = withDomain || !hasShownNumber();
        }
        return show(withRegister, withLei, withDomain);
    }

    /** Whether domain and name alone lead to the company. */
    private boolean carries(boolean withDomain) {
        if (shown.isEmpty()) {
            return true;
        }
        boolean domainFits = !foreignDomain && shown.contains(domain);
        boolean nameFits = !commonName && shown.contains(name);
        boolean moved = shown.stream().anyMatch(one -> one.endsWith(".example")) && !shown.contains(domain);
        return withDomain ? domainFits || (nameFits && !moved) : nameFits;
    }

    private CompanyFacts show(boolean withRegister, boolean withLei, boolean withDomain) {
        List<String> registers = new ArrayList<>();
        if (withLei) {
            registers.add(lei());
        }
        if (withRegister) {
            registers.add(register());
        }
        shown.addAll(registers);
        shown.add(name);
        if (withDomain) {
            shown.add(domain);
        }
        String key = withRegister ? register() : withLei ? lei() : withDomain ? domain : name + "|nl";
        return facts(key, name, withDomain ? domain : null, registers);
    }

    static CompanyFacts facts(String key, String name, @Nullable String domain, List<String> registers) {
        return new CompanyFacts(
                key, name, domain, "NL", OrganisationKind.BUSINESS, registers, null, null, null, null, null, null);
    }
}
