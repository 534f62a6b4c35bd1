package org.herkomst.app.evaluation;

import java.util.Locale;

/**
 * The ground of the reliability diagram: its size, colours for light and dark, grid and axes. The upper part shows shares from 0 to
 * 100 %, the lower one counts; both over the confidence. Lengths are pixels. Not thread-safe.
 */
final class DiagramFrame {
    static final double LEFT = 78;
    static final double BARS_BOTTOM = 480;
    static final double BARS_HEIGHT = 56;
    private static final double RIGHT = 616;
    private static final double TOP = 74;
    private static final double BOTTOM = 394;
    private static final String STYLE = """

            text { font-family: system-ui, sans-serif; font-size: 12px; fill: #1f2328 }
            .heading { font-size: 16px; font-weight: 600 }
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

    private final Svg svg;
    private final double least;

    /** A frame whose confidences begin at {@code least}, 0 or 0.5. */
    DiagramFrame(Svg svg, double least) {
        this.svg = svg;
        this.least = least;
    }

    void open(String title, String description) {
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
                .text("title", title, "id", "title")
                .text("desc", description, "id", "description")
                .text("style", STYLE)
                .empty("rect", "class", "ground", "width", "640", "height", "540")
                .text("text", "Do confidences mean what they say?", "class", "heading", "x", number(LEFT), "y", "28");
    }

    void grid() {
        for (int i = 0; i <= 10; i += 2) {
            double y = y(i / 10.0);
            line("grid", LEFT, y, RIGHT, y);
            label(i * 10 + " %", LEFT - 8, y + 4, "end");
        }
        for (int i = (int) (least * 10); i <= 10; i++) {
            double x = x(i / 10.0);
            line("grid", x, TOP, x, BARS_BOTTOM);
            label(String.format(Locale.ROOT, "%.1f", i / 10.0), x, BARS_BOTTOM + 18, "middle");
        }
        line("grid", LEFT, BARS_BOTTOM, RIGHT, BARS_BOTTOM);
        line("even", x(least), y(least), x(1), y(1));
        label("confidence", (LEFT + RIGHT) / 2, BARS_BOTTOM + 42, "middle");
        label("shown", LEFT - 8, BARS_BOTTOM - 2, "end");
        svg.text(
                "text", "right, of those shown", "transform", "translate(22 234) rotate(-90)", "text-anchor", "middle");
    }

    /** A text whose start, middle or end stands at the place. */
    void label(String text, double x, double y, String anchor) {
        svg.text("text", text, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    void line(String style, double fromX, double fromY, double toX, double toY) {
        svg.empty(
                "line", "class", style, "x1", number(fromX), "y1", number(fromY), "x2", number(toX), "y2", number(toY));
    }

    /** A bar that stands on the lower axis. */
    void bar(String style, double middle, double width, double height) {
        svg.empty(
                "rect",
                "class",
                style,
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
    }

    /** Where a confidence lies. */
    double x(double confidence) {
        return LEFT + (RIGHT - LEFT) * (confidence - least) / (1 - least);
    }

    /** Where a share lies. */
    double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * share;
    }

    static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
