package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;
import org.herkomst.connector.resolver.evaluation.Answered;
import org.herkomst.connector.resolver.evaluation.Evaluation;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;

/** How right the resolver is on the development data: folds by operator, the model fitted on the other folds each time. */
public final class AccuracyStudy {
    private static final int FOLDS = 5;
    private static final double MINIMUM = 0.7;
    private static final double HIGH = 0.9;

    private final WhoisSample sample;
    private final SampleDump dump;
    private final Path work;
    private final List<Answered> held = new ArrayList<>();

    /** The folder is for dumps and indexes; the caller deletes it. */
    public AccuracyStudy(WhoisSample sample, Path work) {
        this.sample = sample;
        this.dump = new SampleDump(sample);
        this.work = work;
    }

    /** The whole model, its registry's part fitted on all rows, as lines of the model's file. */
    public List<String> fittedLines() {
        List<String> lines = new ArrayList<>(ConfidenceModel.assumptions());
        lines.addAll(fit(sample.rows(), work.resolve("all")));
        return lines;
    }

    /** Whether the model that comes with the product is the one that this data gives. */
    public boolean isShipped(List<String> lines) {
        return ConfidenceModel.of(lines)
                .version()
                .equals(ConfidenceModel.shipped().version());
    }

    /** The answers to all rows, each by a model that never saw its operator. */
    public EvaluationReport held() {
        return Evaluation.of(heldAnswers(), EvaluationOptions.STANDARD);
    }

    /** How many providers that pass for companies with high confidence. */
    public long providersAtHigh() {
        return heldAnswers().stream()
                .filter(answered -> !answered.label().isOrganisation())
                .filter(answered ->
                        answered.resolution() instanceof Resolution.Company company && company.confidence() >= HIGH)
                .count();
    }

    /** What simple rules would answer, by name; and what an installation may push that has no right to use the registries' records. */
    public Map<String, EvaluationReport> compared() {
        Map<String, EvaluationReport> reports = new LinkedHashMap<>();
        SimpleRules rules = new SimpleRules(sample);
        reports.put("operator's name", rules.answer(rules::holder));
        reports.put("operator's name, by type no provider", rules.answer(rules::organisationHolder));
        reports.put("first description", rules.answer(rules::firstDescription));
        reports.put("first description, simple rules", rules.answer(rules::carefulDescription));
        BoughtDatabase database = new BoughtDatabase(sample.rows());
        reports.put("may be pushed: no database", pushed(List.of()));
        reports.put(
                "may be pushed: with a bought database", pushed(List.of(database.write(work.resolve("bought.mmdb")))));
        return reports;
    }

    /** The registries' records for the network only, as their terms have it, and perhaps inputs that permit marketing. */
    private EvaluationReport pushed(List<InputSettings> marketing) {
        List<InputSettings> inputs = new ArrayList<>(marketing);
        for (InputSettings input : dump.write(sample.rows(), work.resolve("pushed"))) {
            Set<Permission> permits = input.type().equals("rpsl") ? Set.of(Permission.NETWORK) : input.permits();
            inputs.add(new InputSettings(input.type(), input.path(), null, input.licence(), permits));
        }
        Function<String, Resolution> index = index(inputs, ConfidenceModel.shipped(), work.resolve("pushed"));
        List<Answered> answers =
                sample.rows().stream().map(row -> row.label().ask(index)).toList();
        return Evaluation.of(answers, EvaluationOptions.STANDARD);
    }

    List<Answered> heldAnswers() {
        if (held.isEmpty()) {
            held.addAll(answers());
        }
        return held;
    }

    private List<Answered> answers() {
        List<List<WhoisRow>> folds = sample.folds(FOLDS);
        List<Answered> answers = new ArrayList<>();
        for (int i = 0; i < FOLDS; i++) {
            int held = i;
            List<WhoisRow> rest = new ArrayList<>();
            for (int j = 0; j < FOLDS; j++) {
                if (j != held) {
                    rest.addAll(folds.get(j));
                }
            }
            ConfidenceModel model = model(fit(rest, work.resolve("train" + i)));
            Function<String, Resolution> index =
                    index(dump.write(folds.get(i), work.resolve("test" + i)), model, work.resolve("test" + i));
            folds.get(i).forEach(row -> answers.add(row.label().ask(index)));
        }
        return answers;
    }

    private static ConfidenceModel model(List<String> registryLines) {
        List<String> lines = new ArrayList<>(ConfidenceModel.assumptions());
        lines.addAll(registryLines);
        return ConfidenceModel.of(lines);
    }

    private static Function<String, Resolution> index(List<InputSettings> inputs, ConfidenceModel model, Path folder) {
        ResolverSettings settings = new ResolverSettings(inputs, MINIMUM);
        try {
            Path file = folder.resolve("resolver.index");
            new IndexBuilder(settings, model).build(file);
            FileResolverIndex index = new FileResolverIndex(IndexFile.open(file));
            Files.delete(file);
            return index::lookup;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<String> fit(List<WhoisRow> rows, Path folder) {
        return new ConfidenceFit(Basis.REGISTRY).lines(samples(rows, folder));
    }

    /** What the model would be asked about these rows, and whether naming the record's company is right. */
    List<ConfidenceFit.Sample> samples(List<WhoisRow> rows, Path folder) {
        IndexBuilder builder =
                new IndexBuilder(new ResolverSettings(dump.write(rows, folder), MINIMUM), ConfidenceModel.shipped());
        builder.read();
        Judgement judgement = builder.judgement();
        List<ConfidenceFit.Sample> samples = new ArrayList<>();
        for (WhoisRow row : rows) {
            Place place = place(builder, row);
            Optional<Candidate> winner =
                    place.winner().filter(one -> one.basis() == Basis.REGISTRY && !judgement.isProvider(one, place));
            winner.ifPresent(one -> samples.add(new ConfidenceFit.Sample(
                    Features.of(one, place), row.label().isMeantBy(one.named().facts()), row.cell("asn"))));
        }
        return samples;
    }

    private static Place place(IndexBuilder builder, WhoisRow row) {
        AddressRange whole = AddressRange.parse(row.range()).orElseThrow();
        ClientAddress first = whole.ipv4()
                ? ClientAddress.ofIpv4((int) whole.firstLow())
                : ClientAddress.ofIpv6(whole.firstHigh(), whole.firstLow());
        AddressRange one = AddressRange.of(first, whole.ipv4() ? 32 : 128);
        return new Place(builder.entries(whole.ipv4()).stream()
                .filter(entry -> entry.piece().overlaps(one))
                .sorted(Entry.MOST_SPECIFIC)
                .toList());
    }
}
