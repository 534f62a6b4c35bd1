package org.herkomst.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Evidence;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.Resolution;
import org.herkomst.connector.resolver.SizeClass;
import org.herkomst.connector.resolver.evaluation.Comparison;
import org.herkomst.connector.resolver.evaluation.Evaluation;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;
import org.herkomst.connector.resolver.evaluation.Label;
import org.herkomst.connector.resolver.evaluation.LabelledRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class EvaluationOutputTests {
    private static final int RANGES = 200;

    private static List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < RANGES; i++) {
            labels.add(new Label(
                    LabelledRange.parse("198.51.100." + i).orElseThrow(),
                    "Bakkerij Korenaar",
                    null,
                    i % 5 == 0 ? OrganisationKind.ISP : OrganisationKind.BUSINESS,
                    i % 7 != 0,
                    null,
                    i % 2 == 0 ? "NL" : "DE",
                    null,
                    null));
        }
        return labels;
    }

    /** Right more often the surer it is, and silent on some. */
    private static Resolution answer(String address, int least) {
        int last = Integer.parseInt(address.substring(address.lastIndexOf('.') + 1));
        double confidence = (least + last % (101 - least)) / 100.0;
        if (last % 11 == 0) {
            return new Resolution.None(NoCompany.LOW_CONFIDENCE, "Not sure.");
        }
        String name = last % 10 < confidence * 10 ? "Korenaar Bakkerij" : "Gouden Schaar";
        CompanyFacts facts = new CompanyFacts(
                name, name, null, null, OrganisationKind.BUSINESS, List.of(), null, null, null, null, null, null);
        Evidence evidence = new Evidence("ranges", "own", null, SizeClass.HANDFUL, Set.of(Permission.MARKETING));
        return new Resolution.Company(facts, confidence, List.of(evidence), "A test says so.");
    }

    private static Evaluated alone(String file, Bins bins) {
        EvaluationOptions options = new EvaluationOptions(0, false, bins);
        return new Evaluated(file, 2, options, Evaluation.of(labels(), a -> answer(a, 70), options), null);
    }

    private static Evaluated compared(Bins bins) {
        EvaluationOptions options = new EvaluationOptions(0, true, bins);
        Comparison comparison = Evaluation.compare(labels(), a -> answer(a, 30), a -> answer(a, 70), options);
        return new Evaluated(
                "labels.csv", 0, options, comparison.other(), Evaluated.Against.of("old.yaml", comparison));
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @EnumSource(Bins.class)
    void theDiagramIsWellFormedWithAPointForEachBin(Bins bins) throws Exception {
        Evaluated evaluated = alone("labels.csv", bins);

        Document svg = parsed(ReliabilityDiagram.of(evaluated));

        Element root = svg.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("circle").getLength())
                .isEqualTo(evaluated.report().calibration().bins().size() + 1);
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("Confidence 0.", "right ");
        assertThat(svg.getElementsByTagName("style").item(0).getTextContent()).contains("prefers-color-scheme: dark");
    }

    @Test
    void namesInTheDiagramAreEscapedAndNothingRuns() throws Exception {
        String text = ReliabilityDiagram.of(alone("a\"<script>&\u0001.csv", Bins.TENTHS));

        Document svg = parsed(text);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).endsWith("a\"<script>& .csv");
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(text).doesNotContain("href", "onload", "url(");
    }

    @ParameterizedTest
    @EnumSource(Bins.class)
    void everyPointOfTwoIndexesIsInsideThePicture(Bins bins) throws Exception {
        NodeList rectangles = parsed(ReliabilityDiagram.of(compared(bins))).getElementsByTagName("rect");

        for (int i = 0; i < rectangles.getLength(); i++) {
            Element rectangle = (Element) rectangles.item(i);
            String left = rectangle.getAttribute("x");
            double x = left.isEmpty() ? 0 : Double.parseDouble(left);
            assertThat(x).isBetween(0.0, 640.0);
            assertThat(x + Double.parseDouble(rectangle.getAttribute("width"))).isLessThanOrEqualTo(640);
        }
    }

    @Test
    void nothingShownIsSaidInTheDiagramToo() throws Exception {
        EvaluationOptions options = EvaluationOptions.STANDARD;
        Evaluated evaluated = new Evaluated(
                "labels.csv",
                0,
                options,
                Evaluation.of(labels(), a -> new Resolution.None(NoCompany.UNKNOWN, "None."), options),
                null);

        assertThat(parsed(ReliabilityDiagram.of(evaluated))
                        .getElementsByTagName("desc")
                        .item(0)
                        .getTextContent())
                .isEqualTo("Nothing was shown.");
        assertThat(EvaluationText.of(evaluated)).contains("no calibration", "200 unknown");
        assertThat(EvaluationJson.of(evaluated).at("/figures/precision/share").isNull())
                .isTrue();
    }

    @Test
    void textsFitTheScreenAndShowNoAddress() {
        for (String text : List.of(
                EvaluationText.of(alone("labels.csv", Bins.TENTHS)),
                EvaluationText.of(alone("labels.csv", Bins.EQUAL_COUNTS)),
                EvaluationText.of(compared(Bins.TENTHS)))) {
            assertThat(text.lines()).allMatch(line -> line.length() <= 100);
            assertThat(text).doesNotContain("198.51", "Korenaar", "Schaar").contains("What the figures mean");
        }
    }

    @Test
    void aComparisonHasAColumnEachAndTheDifference() {
        String text = EvaluationText.of(compared(Bins.TENTHS));

        assertThat(text)
                .contains("Against: old.yaml", "this index", "difference", "Rows whose verdict changed: 0")
                .contains("low confidence");
        assertThat(EvaluationJson.of(compared(Bins.TENTHS))
                        .at("/changes/verdict_changed")
                        .asInt(-1))
                .isZero();
    }
}
