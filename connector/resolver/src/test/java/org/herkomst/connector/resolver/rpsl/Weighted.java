package org.herkomst.connector.resolver.rpsl;

import java.util.random.RandomGenerator;

/** Values with weights, written as {@code value:weight,value:weight}. */
final class Weighted {
    private final String[] values;
    private final double[] sums;

    Weighted(String text) {
        String[] pairs = text.split(",", -1);
        values = new String[pairs.length];
        sums = new double[pairs.length];
        double sum = 0;
        for (int i = 0; i < pairs.length; i++) {
            int colon = pairs[i].lastIndexOf(':');
            values[i] = pairs[i].substring(0, colon);
            sum += Double.parseDouble(pairs[i].substring(colon + 1));
            sums[i] = sum;
        }
    }

    String pick(RandomGenerator random) {
        double wanted = random.nextDouble() * sums[sums.length - 1];
        int at = 0;
        while (at < sums.length - 1 && sums[at] <= wanted) {
            at++;
        }
        return values[at];
    }

    int number(RandomGenerator random) {
        return Integer.parseInt(pick(random));
    }
}
