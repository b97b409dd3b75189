package tally.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lines on two logarithmic axes, as an SVG picture. Each line has a colour, a dash and a mark of its own, so that it is told
 * apart in print and by colour-blind people too (colours: Okabe and Ito, 2008).
 */
final class Plot {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 480;
    private static final int LEFT = 80;
    private static final int RIGHT = 640;
    private static final int TOP = 50;
    private static final int BOTTOM = 420;
    private static final int LEGEND_STEP = 26;
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9");
    private static final List<String> DASHES = List.of("none", "8 4", "2 3", "10 3 2 3", "none", "5 5", "12 4");

    private final String title;
    private final String across;
    private final String up;
    private final Map<String, NavigableMap<Double, Double>> lines = new LinkedHashMap<>();

    Plot(String title, String across, String up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** Adds a point to the line of this name. Both figures are above 0. */
    void point(String line, double x, double y) {
        lines.computeIfAbsent(line, name -> new TreeMap<>()).put(x, y);
    }

    /** The picture, a whole SVG document. */
    String svg() {
        final StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                WIDTH,
                HEIGHT));
        text(svg, LEFT, TOP - 22, "start", title);
        text(svg, (LEFT + RIGHT) / 2, BOTTOM + 42, "middle", across);
        text(svg, LEFT - 8, TOP - 22, "end", up);
        final Axis x = Axis.over(
                lines.values().stream().flatMap(line -> line.keySet().stream()).toList(), LEFT, RIGHT);
        final Axis y = Axis.over(
                lines.values().stream().flatMap(line -> line.values().stream()).toList(), BOTTOM, TOP);
        grid(svg, x, y);
        int number = 0;
        for (final Map.Entry<String, NavigableMap<Double, Double>> line : lines.entrySet()) {
            line(svg, number++, line.getKey(), line.getValue(), x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void grid(StringBuilder svg, Axis x, Axis y) {
        for (int power = x.from; power <= x.to; power++) {
            final double place = x.place(Math.pow(10, power));
            rule(svg, place, BOTTOM, place, TOP);
            text(svg, place, BOTTOM + 20, "middle", String.format(Locale.ROOT, "%,.0f", Math.pow(10, power)));
        }
        for (int power = y.from; power <= y.to; power++) {
            final double place = y.place(Math.pow(10, power));
            rule(svg, LEFT, place, RIGHT, place);
            text(svg, LEFT - 8, place + 4, "end", String.format(Locale.ROOT, "%,.0f", Math.pow(10, power)));
        }
    }

    private static void line(
            StringBuilder svg, int number, String name, NavigableMap<Double, Double> points, Axis x, Axis y) {
        final String colour = COLOURS.get(number % COLOURS.size());
        final String stroke = String.format(
                "fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"",
                colour, DASHES.get(number % DASHES.size()));
        final String path = points.entrySet().stream()
                .map(point ->
                        String.format(Locale.ROOT, "%.1f,%.1f", x.place(point.getKey()), y.place(point.getValue())))
                .collect(Collectors.joining(" "));
        svg.append(String.format("<polyline %s points=\"%s\"/>%n", stroke, path));
        points.forEach((across, upward) -> svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"><title>%,.0f: %,.0f</title></circle>%n",
                x.place(across),
                y.place(upward),
                colour,
                across,
                upward)));
        final int legend = TOP + 10 + number * LEGEND_STEP;
        svg.append(String.format("<path %s d=\"M%d %dh28\"/>%n", stroke, RIGHT + 16, legend));
        text(svg, RIGHT + 52, legend + 4, "start", name);
    }

    private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words));
    }

    /** Whole powers of ten from {@code from} to {@code to}, drawn between two places of the picture. */
    private record Axis(int from, int to, int start, int end) {
        private static Axis over(List<Double> figures, int start, int end) {
            final double least =
                    figures.stream().mapToDouble(Double::doubleValue).min().orElse(1);
            final double most =
                    figures.stream().mapToDouble(Double::doubleValue).max().orElse(10);
            return new Axis((int) Math.floor(Math.log10(least)), (int) Math.ceil(Math.log10(most)), start, end);
        }

        private double place(double figure) {
            return start + (Math.log10(figure) - from) / Math.max(1, to - from) * (end - start);
        }
    }
}
