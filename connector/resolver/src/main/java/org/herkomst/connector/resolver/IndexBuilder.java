package org.herkomst.connector.resolver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.CompanyJoin.Stated;
import org.herkomst.connector.resolver.filters.FilterList;
import org.herkomst.connector.resolver.filters.FilterLists;

/** Reads all inputs, decides who is where, and writes the index. Used once, by one thread. */
final class IndexBuilder {
    private static final int FILTERS = -1;

    private final ResolverSettings settings;
    private final ConfidenceModel model;
    private final List<Entry> ipv4 = new ArrayList<>();
    private final List<Entry> ipv6 = new ArrayList<>();
    private final List<IndexManifest.Input> read = new ArrayList<>();
    private final List<InputSettings> inputs;
    private final List<Stated> accounts = new ArrayList<>();
    private final List<Stated> corrections = new ArrayList<>();
    private final List<ReverseDomains> reverseDomains = new ArrayList<>();
    private List<CompanyFacts> knownAccounts = List.of();
    private final BuildProgress progress;
    private int order;

    IndexBuilder(ResolverSettings settings, ConfidenceModel model) {
        this(settings, model, BuildProgress.silent());
    }

    IndexBuilder(ResolverSettings settings, ConfidenceModel model, BuildProgress progress) {
        this.progress = progress;
        this.settings = settings;
        this.inputs = settings.all();
        this.model = model;
    }

    /** Builds the index to a file, beside it first. */
    void build(Path file) throws IOException {
        read();
        progress.begin(String.format(Locale.ROOT, "Deciding on %,d ranges and writing the index", ranges()));
        IndexFile.write(file, this::flatten, this::manifest);
    }

    /** Reads everything; what it says is in {@link #entries} then. */
    void read() {
        addFilters();
        List<Integer> order = IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !isAccounts(i)))
                .toList();
        Map<Integer, IndexManifest.Input> manifests = new TreeMap<>();
        for (int i : order) {
            InputSettings input = inputs.get(i);
            progress.begin("Reading input " + (manifests.size() + 1) + " of " + order.size() + ": " + input.type() + " "
                    + Inputs.fileName(input.path()));
            manifests.put(i, read(i, Inputs.of(input, accountFacts())));
        }
        read.addAll(manifests.values());
        progress.begin(String.format(Locale.ROOT, "Joining what %,d ranges say of each company", ranges()));
        joinCompanies();
    }

    /** Replaces what each input says of a company by what all say together. */
    private void joinCompanies() {
        for (ReverseDomains domains : reverseDomains) {
            ipv4.replaceAll(domains::completed);
            ipv6.replaceAll(domains::completed);
        }
        CompanyJoin join = new CompanyJoin(accounts, corrections);
        ipv4.forEach(join::add);
        ipv6.forEach(join::add);
        join.join();
        ipv4.replaceAll(join::replaced);
        ipv6.replaceAll(join::replaced);
        knownAccounts = join.accounts();
    }

    private List<CompanyFacts> accountFacts() {
        return accounts.stream().map(account -> account.named().facts()).toList();
    }

    /** Accounts are read first, because what domains publish is understood by them. */
    private boolean isAccounts(int position) {
        return inputs.get(position).type().equals(AccountsInput.TYPE);
    }

    /** All claims of a family, in the order of reading. */
    List<Entry> entries(boolean isIpv4) {
        return isIpv4 ? ipv4 : ipv6;
    }

    private IndexFile.Tables flatten(AnswerWriter writer) {
        Answers answers = new Answers(judgement(), writer, progress);
        return new IndexFile.Tables(Sweep.flatten(true, ipv4, answers), Sweep.flatten(false, ipv6, answers));
    }

    Judgement judgement() {
        Set<String> providers = Stream.concat(ipv4.stream(), ipv6.stream())
                .filter(entry -> entry.isOn(Basis.HOLDER))
                .map(entry -> (Named) entry.claim())
                .filter(holder ->
                        !holder.nameable() && !holder.grounds().features().contains("type=none"))
                .map(Named::core)
                .collect(Collectors.toSet());
        return new Judgement(settings.minimumConfidence(), model, new KnownAccounts(knownAccounts), providers);
    }

    private IndexManifest manifest(long intervals) {
        Fingerprint fingerprint = new Fingerprint(settings, model);
        return new IndexManifest(fingerprint.version(read), fingerprint.ofSettings(), model.version(), read, intervals);
    }

    private void addFilters() {
        for (FilterList list : FilterLists.shipped()) {
            Source source = new Source(FILTERS, "filter", list.licence(), list.dated(), Set.of(Permission.NETWORK));
            Nobody claim = FilterClaims.of(list.kind());
            // No list holds private or documentation space, so that nothing needs cutting out.
            for (AddressRange range : list.ranges().get()) {
                (range.ipv4() ? ipv4 : ipv6).add(new Entry(range, range, source, claim, order++));
            }
        }
    }

    private IndexManifest.Input read(int position, Input input) {
        InputSettings configured = inputs.get(position);
        String sha256 = Fingerprint.sha256(configured);
        Staging staging = new Staging();
        Input.Count count = input.read(staging);
        Source source = new Source(
                position,
                configured.type(),
                configured.licence(),
                input.dated().orElse(null),
                Inputs.permits(configured));
        input.accounts().forEach(account -> accounts.add(new Stated(source, account, null)));
        input.corrections().forEach(one -> corrections.add(new Stated(source, one.company(), one.on())));
        if (!input.reverseNames().isEmpty()) {
            reverseDomains.add(new ReverseDomains(source, input.reverseNames()));
        }
        staging.staged.forEach(one -> add(source, one));
        return new IndexManifest.Input(
                source.type(),
                Inputs.fileName(configured),
                source.licence(),
                source.dated(),
                count.rows(),
                count.skipped(),
                sha256,
                source.permits());
    }

    private void add(Source source, Staged staged) {
        for (AddressRange piece : SpecialSpace.open(staged.range)) {
            (piece.ipv4() ? ipv4 : ipv6).add(new Entry(piece, staged.range, source, staged.claim, order++));
        }
    }

    private int ranges() {
        return ipv4.size() + ipv6.size();
    }

    /** Where an input's claims wait until it is read. */
    private final class Staging implements Input.Sink {
        private final List<Staged> staged = new ArrayList<>();
        private final Map<Claim, Claim> known = new HashMap<>();
        private long records;

        @Override
        public void accept(AddressRange range, Claim claim) {
            staged.add(new Staged(range, known.computeIfAbsent(claim, c -> c)));
            read(staged.size());
        }

        @Override
        public void read(long soFar) {
            if (soFar > records) {
                records = soFar;
                progress.count(records, "records read");
            }
        }
    }

    /** A claim that waits for its input to be read, because only then the input's date is known. */
    private record Staged(AddressRange range, Claim claim) {}
}
