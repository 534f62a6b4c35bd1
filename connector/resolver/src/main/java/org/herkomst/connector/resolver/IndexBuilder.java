package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.herkomst.connector.address.AddressRange;

/** Reads all inputs and flattens them. Used once, by one thread. */
final class IndexBuilder {
    /** Changes when the same inputs would give other answers. */
    private static final String RULES = "1";

    private final ResolverSettings settings;
    private final List<Entry> ipv4 = new ArrayList<>();
    private final List<Entry> ipv6 = new ArrayList<>();
    private final List<IndexManifest.Input> read = new ArrayList<>();
    private int order;

    IndexBuilder(ResolverSettings settings) {
        double minimum = settings.minimumConfidence();
        if (!(minimum >= 0 && minimum <= 1)) {
            throw new InputException(
                    "resolver.minimum-confidence", "the value is not between 0 and 1", "Give a number such as 0.7.");
        }
        this.settings = settings;
    }

    TableResolver build() {
        List<Input> inputs = settings.inputs().stream().map(Inputs::of).toList();
        for (int i = 0; i < inputs.size(); i++) {
            read(i, inputs.get(i));
        }
        Answers answers = new Answers(settings.minimumConfidence());
        IntervalTable table = IntervalTable.of(Sweep.flatten(ipv4, answers), Sweep.flatten(ipv6, answers));
        return new TableResolver(
                table, answers.toArray(), BotNetworks.load(), new IndexManifest(version(), read, table.size()));
    }

    private void read(int position, Input input) {
        InputSettings configured = settings.inputs().get(position);
        String sha256 = Digests.ofFile(configured.path());
        List<Staged> staged = new ArrayList<>();
        Map<Claim, Claim> known = new HashMap<>();
        Input.Count count =
                input.read((range, claim) -> staged.add(new Staged(range, known.computeIfAbsent(claim, c -> c))));
        Source source = new Source(
                position,
                configured.type(),
                configured.licence(),
                input.dated().orElse(null),
                Inputs.permits(configured));
        staged.forEach(one -> add(source, one));
        read.add(new IndexManifest.Input(
                source.type(),
                Inputs.fileName(configured),
                source.licence(),
                source.dated(),
                count.rows(),
                count.skipped(),
                sha256,
                source.permits()));
    }

    private void add(Source source, Staged staged) {
        for (AddressRange piece : SpecialSpace.open(staged.range)) {
            (piece.ipv4() ? ipv4 : ipv6).add(new Entry(piece, staged.range, source, staged.claim, order++));
        }
    }

    private String version() {
        StringBuilder all = new StringBuilder(RULES).append(settings.minimumConfidence());
        for (IndexManifest.Input input : read) {
            all.append('\n').append(input.type()).append('\t').append(input.sha256());
            all.append('\t').append(new TreeSet<>(input.permits())).append('\t').append(input.licence());
        }
        return Digests.ofText(all.toString()).substring(0, 12);
    }

    /** A claim that waits for its input to be read, because only then the input's date is known. */
    private record Staged(AddressRange range, Claim claim) {}
}
