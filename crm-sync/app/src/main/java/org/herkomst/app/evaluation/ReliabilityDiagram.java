package org.herkomst.app.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.herkomst.connector.resolver.evaluation.Calibration;
import org.herkomst.connector.resolver.evaluation.Calibration.Bin;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;

/**
 * Whether confidences mean what they say, as a picture: the share of right answers over the confidence, with 95 % intervals; below,
 * how many answers there were. On the diagonal confidence and truth agree. SVG without scripts, for light and dark screens, with a
 * title and a description for those who can't see it.
 */
public final class ReliabilityDiagram {
    private static final double LEFT = 78;
    private static final double RIGHT = 616;
    private static final double TOP = 74;
    private static final double BOTTOM = 394;
    private static final double BARS_TOP = 424;
    private static final double BARS_BOTTOM = 480;
    private static final double RADIUS = 5;
    private static final double BAR_WIDTH = 18;
    private static final String STYLE = """

            text { font-family: system-ui, sans-serif; font-size: 12px; fill: #1f2328 }
            .heading { font-size: 16px; font-weight: 600 }
            .count { font-size: 10px }
            .ground { fill: #ffffff }
            .grid { stroke: #d0d7de; stroke-width: 1 }
            .even { stroke: #656d76; stroke-width: 1.5; stroke-dasharray: 6 4 }
            .own { stroke: #0b5cad; fill: #0b5cad }
            .against { stroke: #b35900; fill: #b35900 }
            .own.line, .against.line, .against.hollow { fill: none; stroke-width: 2 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 }
              .ground { fill: #14171a }
              .grid { stroke: #3d444d }
              .even { stroke: #9198a1 }
              .own { stroke: #79b8ff; fill: #79b8ff }
              .against { stroke: #ffb77c; fill: #ffb77c }
            }
            """;

    private final Svg svg = new Svg();
    private final List<Series> all;
    private final double least;
    private final long most;

    /** One index's answers. */
    private record Series(String name, String style, Calibration calibration, int place) {}

    private ReliabilityDiagram(List<Series> all) {
        this.all = all;
        this.least = bins().stream().anyMatch(bin -> bin.meanConfidence() < 0.5) ? 0 : 0.5;
        this.most = bins().stream().mapToLong(bin -> bin.right().of()).max().orElse(1);
    }

    /** The document as text. */
    public static String of(Evaluated evaluated) {
        List<Series> all = new ArrayList<>();
        all.add(new Series("this index", "own", evaluated.report().calibration(), 0));
        if (evaluated.against() != null) {
            all.add(new Series(
                    "against", "against", evaluated.against().report().calibration(), 1));
        }
        return new ReliabilityDiagram(all).draw(evaluated.file());
    }

    private List<Bin> bins() {
        return all.stream()
                .flatMap(series -> series.calibration().bins().stream())
                .toList();
    }

    private String draw(String file) {
        svg.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "width",
                        "640",
                        "height",
                        "540",
                        "viewBox",
                        "0 0 640 540",
                        "role",
                        "img",
                        "aria-labelledby",
                        "title description")
                .text("title", "Reliability of confidences on " + file, "id", "title")
                .text("desc", description(), "id", "description")
                .text("style", STYLE)
                .empty("rect", "class", "ground", "width", "640", "height", "540")
                .text("text", "Do confidences mean what they say?", "class", "heading", "x", number(LEFT), "y", "28");
        legend();
        grid();
        all.forEach(this::bars);
        all.forEach(this::points);
        if (bins().isEmpty()) {
            svg.text("text", "Nothing was shown.", "x", "320", "y", "230", "text-anchor", "middle");
        }
        return svg.close("svg").toString();
    }

    private String description() {
        String lines = all.stream()
                .flatMap(series -> series.calibration().bins().stream()
                        .map(bin -> (all.size() > 1 ? series.name() + ": " : "") + sentence(bin)))
                .collect(Collectors.joining(" "));
        return lines.isEmpty() ? "Nothing was shown." : lines;
    }

    private static String sentence(Bin bin) {
        return "Confidence " + Figures.confidence(bin.from()) + " to " + Figures.confidence(bin.to()) + ", on average "
                + Figures.confidence(bin.meanConfidence()) + ": right " + Figures.percent(bin.right()) + " ("
                + Figures.counts(bin.right()) + ").";
    }

    private void legend() {
        double at = LEFT;
        for (Series series : all) {
            marker(series, at + RADIUS, 50);
            svg.text("text", series.name(), "x", number(at + 16), "y", "54");
            at += 110;
        }
        line("even", at, 50, at + 28, 50);
        svg.text("text", "confidence and truth agree", "x", number(at + 36), "y", "54");
    }

    private void grid() {
        for (int i = 0; i <= 10; i += 2) {
            double y = y(i / 10.0);
            line("grid", LEFT, y, RIGHT, y);
            svg.text("text", i * 10 + " %", "x", number(LEFT - 8), "y", number(y + 4), "text-anchor", "end");
        }
        for (int i = (int) (least * 10); i <= 10; i++) {
            double x = x(i / 10.0);
            line("grid", x, TOP, x, BARS_BOTTOM);
            svg.text(
                    "text",
                    String.format(Locale.ROOT, "%.1f", i / 10.0),
                    "x",
                    number(x),
                    "y",
                    "498",
                    "text-anchor",
                    "middle");
        }
        line("grid", LEFT, BARS_BOTTOM, RIGHT, BARS_BOTTOM);
        line("even", x(least), y(least), x(1), y(1));
        svg.text("text", "confidence", "x", number((LEFT + RIGHT) / 2), "y", "522", "text-anchor", "middle");
        svg.text(
                "text", "right, of those shown", "transform", "translate(22 234) rotate(-90)", "text-anchor", "middle");
        svg.text("text", "shown", "x", number(LEFT - 8), "y", number(BARS_BOTTOM - 2), "text-anchor", "end");
    }

    private void bars(Series series) {
        double aside = all.size() == 1 ? 0 : series.place() == 0 ? -BAR_WIDTH * 0.7 : BAR_WIDTH * 0.7;
        for (Bin bin : series.calibration().bins()) {
            boolean tenths = series.calibration().kind() == Bins.TENTHS;
            double width = tenths ? BAR_WIDTH : BAR_WIDTH / 3;
            double middle =
                    x(tenths ? (bin.from() + bin.to()) / 2 : bin.meanConfidence()) + (tenths ? aside : aside / 3);
            double height = Math.max(1, (BARS_BOTTOM - BARS_TOP) * bin.right().of() / most);
            svg.empty(
                    "rect",
                    "class",
                    series.style(),
                    "fill-opacity",
                    "0.6",
                    "x",
                    number(middle - width / 2),
                    "y",
                    number(BARS_BOTTOM - height),
                    "width",
                    number(width),
                    "height",
                    number(height));
            if (tenths) {
                svg.text(
                        "text",
                        Long.toString(bin.right().of()),
                        "class",
                        "count",
                        "x",
                        number(middle),
                        "y",
                        number(BARS_BOTTOM - height - 4),
                        "text-anchor",
                        "middle");
            }
        }
    }

    private void points(Series series) {
        List<Bin> bins = series.calibration().bins();
        String path = bins.stream()
                .map(bin -> number(x(bin.meanConfidence())) + ","
                        + number(y(bin.right().value().orElse(0))))
                .collect(Collectors.joining(" "));
        svg.empty("polyline", "class", series.style() + " line", "points", path);
        for (Bin bin : bins) {
            double x = x(bin.meanConfidence());
            line(
                    series.style(),
                    x,
                    y(bin.right().lower().orElse(0)),
                    x,
                    y(bin.right().upper().orElse(0)));
            marker(series, x, y(bin.right().value().orElse(0)));
        }
    }

    /** A disc or an empty square, so that both are seen in one place, and without colours. */
    private void marker(Series series, double x, double y) {
        if (series.place() == 0) {
            svg.empty("circle", "class", series.style(), "cx", number(x), "cy", number(y), "r", number(RADIUS));
        } else {
            double half = RADIUS + 2;
            svg.empty(
                    "rect",
                    "class",
                    series.style() + " hollow",
                    "x",
                    number(x - half),
                    "y",
                    number(y - half),
                    "width",
                    number(2 * half),
                    "height",
                    number(2 * half));
        }
    }

    private void line(String style, double fromX, double fromY, double toX, double toY) {
        svg.empty(
                "line", "class", style, "x1", number(fromX), "y1", number(fromY), "x2", number(toX), "y2", number(toY));
    }

    private double x(double confidence) {
        return LEFT + (RIGHT - LEFT) * (confidence - least) / (1 - least);
    }

    private static double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * share;
    }

    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
