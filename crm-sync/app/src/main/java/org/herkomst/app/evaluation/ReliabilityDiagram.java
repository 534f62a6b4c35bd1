package org.herkomst.app.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.herkomst.connector.resolver.evaluation.Calibration;
import org.herkomst.connector.resolver.evaluation.Calibration.Bin;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;

/**
 * Whether confidences mean what they say, as a picture: the share of right answers over the confidence, with 95 % intervals; below,
 * how many answers there were. On the diagonal confidence and truth agree. SVG without scripts, for light and dark screens, with a
 * title and a description for those who can't see it.
 */
public final class ReliabilityDiagram {
    private static final double RADIUS = 5;
    private static final double BAR_WIDTH = 18;

    private final Svg svg = new Svg();
    private final List<Series> all;
    private final DiagramFrame frame;
    private final long most;

    /** One index's answers; {@code aside} is where its bars stand, in bar widths from the middle. */
    private record Series(String name, String style, Calibration calibration, double aside) {
        static Series own(EvaluationReport report, double aside) {
            return new Series("this index", "own", report.calibration(), aside);
        }

        static Series against(EvaluationReport report) {
            return new Series("against", "against", report.calibration(), 0.95);
        }

        boolean isOwn() {
            return style.equals("own");
        }
    }

    private ReliabilityDiagram(List<Series> all) {
        this.all = all;
        List<Bin> bins = bins();
        this.frame = new DiagramFrame(svg, bins.stream().anyMatch(bin -> bin.meanConfidence() < 0.5) ? 0 : 0.5);
        this.most = bins.stream().mapToLong(bin -> bin.right().of()).max().orElse(1);
    }

    /** The document as text. */
    public static String of(Evaluated evaluated) {
        List<Series> all = evaluated.against() == null
                ? List.of(Series.own(evaluated.report(), 0))
                : List.of(
                        Series.own(evaluated.report(), -0.95),
                        Series.against(evaluated.against().report()));
        return new ReliabilityDiagram(all).draw(evaluated.file());
    }

    private List<Bin> bins() {
        return all.stream()
                .flatMap(series -> series.calibration().bins().stream())
                .toList();
    }

    private String draw(String file) {
        frame.open("Reliability of confidences on " + file, description());
        legend();
        frame.grid();
        all.forEach(this::bars);
        all.forEach(this::points);
        if (bins().isEmpty()) {
            frame.label("Nothing was shown.", 346, 230, "middle");
        }
        return svg.close("svg").toString();
    }

    private String description() {
        List<String> sentences = new ArrayList<>();
        for (Series series : all) {
            String who = all.size() > 1 ? series.name() + ": " : "";
            series.calibration().bins().forEach(bin -> sentences.add(who + sentence(bin)));
        }
        return sentences.isEmpty() ? "Nothing was shown." : String.join(" ", sentences);
    }

    private static String sentence(Bin bin) {
        return "Confidence " + Figures.confidence(bin.from()) + " to " + Figures.confidence(bin.to()) + ", on average "
                + Figures.confidence(bin.meanConfidence()) + ": right " + Figures.percent(bin.right()) + " ("
                + Figures.counts(bin.right()) + ").";
    }

    private void legend() {
        double at = DiagramFrame.LEFT;
        for (Series series : all) {
            marker(series, at + RADIUS, 50);
            frame.label(series.name(), at + 16, 54, "start");
            at += 110;
        }
        frame.line("even", at, 50, at + 28, 50);
        frame.label("confidence and truth agree", at + 36, 54, "start");
    }

    /** Bars of bins that are 0.1 wide have room for their count. */
    private void bars(Series series) {
        boolean tenths = series.calibration().kind() == Bins.TENTHS;
        double width = tenths ? BAR_WIDTH : BAR_WIDTH / 3;
        for (Bin bin : series.calibration().bins()) {
            double place = tenths ? (bin.from() + bin.to()) / 2 : bin.meanConfidence();
            double middle = frame.x(place) + series.aside() * width;
            double height = Math.max(1, DiagramFrame.BARS_HEIGHT * bin.right().of() / most);
            frame.bar(series.style(), middle, width, height);
            if (tenths) {
                frame.label(Long.toString(bin.right().of()), middle, DiagramFrame.BARS_BOTTOM - height - 4, "middle");
            }
        }
    }

    private void points(Series series) {
        List<Bin> bins = series.calibration().bins();
        String path = bins.stream()
                .map(bin -> DiagramFrame.number(frame.x(bin.meanConfidence())) + ","
                        + DiagramFrame.number(frame.y(bin.right().value().orElse(0))))
                .collect(Collectors.joining(" "));
        svg.empty("polyline", "class", series.style() + " line", "points", path);
        for (Bin bin : bins) {
            double x = frame.x(bin.meanConfidence());
            double lower = frame.y(bin.right().lower().orElse(0));
            frame.line(series.style(), x, lower, x, frame.y(bin.right().upper().orElse(0)));
            marker(series, x, frame.y(bin.right().value().orElse(0)));
        }
    }

    /** A disc or an empty square, so that both are seen in one place, and without colours. */
    private void marker(Series series, double x, double y) {
        if (series.isOwn()) {
            disc(x, y);
        } else {
            square(x, y, RADIUS + 2);
        }
    }

    private void disc(double x, double y) {
        svg.empty(
                "circle",
                "class",
                "own",
                "cx",
                DiagramFrame.number(x),
                "cy",
                DiagramFrame.number(y),
                "r",
                DiagramFrame.number(RADIUS));
    }

    private void square(double x, double y, double half) {
        svg.empty(
                "rect",
                "class",
                "against hollow",
                "x",
                DiagramFrame.number(x - half),
                "y",
                DiagramFrame.number(y - half),
                "width",
                DiagramFrame.number(2 * half),
                "height",
                DiagramFrame.number(2 * half));
    }
}
