package org.herkomst.connector.resolver.rpsl;

import java.util.List;
import java.util.random.RandomGenerator;
import org.herkomst.connector.address.AddressRange;

/** What real dumps hold besides tidy records; each says what a reader must make of it. */
enum Oddity {
    WINDOWS_LINE_ENDS {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            return retold(plain, plain.text().replace("\n", "\r\n"));
        }
    },
    COMMENTS {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            String text = plain.text().replace("\ncountry:", "\n% said aside\n# and again\ncountry:");
            return retold(plain, "% before\n" + text);
        }
    },
    CONTINUED_LINES {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            String sign = List.of(" ", "\t", "+", "+   ").get(random.nextInt(4));
            return retold(
                    plain, plain.text().replace(network.owner(), network.owner().replace(" ", "\n" + sign)));
        }
    },
    NUL_BYTES {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            return retold(
                    plain, plain.text().replace(network.owner(), network.owner().replace(' ', '\0')));
        }
    },
    LONG_DESCRIPTION {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            if (network.network().descriptions().isEmpty()) {
                return plain;
            }
            String line = "x".repeat(5000);
            MadeNetwork longer = network.withDescription(line, line.substring(0, TidyText.VALUE_LIMIT));
            return alone(longer, random);
        }
    },
    EVERYTHING {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            AddressRange all = AddressRange.of(true, 0, 0, 0);
            boolean prefix = network.network().registry() == Registry.LACNIC;
            String text = prefix ? "0/0" : "0.0.0.0 - 255.255.255.255";
            return alone(network.with(all, text, network.network().descriptions(), network.owner()), random);
        }
    },
    REVERSED {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            String text = plain.text().replace(network.rangeText(), "192.0.2.255 - 192.0.2.0");
            return new RpslMade(text, List.of(), plain.organisations(), 1);
        }
    },
    TWICE {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            RpslMade once = alone(network, random);
            List<RpslNetwork> both = List.of(network.network(), network.network());
            return new RpslMade(once.text() + once.text(), both, List.of(), 0);
        }
    },
    OTHER_OBJECTS {
        @Override
        RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random) {
            String route = "route:          192.0.2.0/24\ndescr:          Not wanted\norigin:         AS64500\n\n\n\n";
            String person = "person:         Nobody At All\nnic-hdl:        NAA1-TEST\ncountry:        NL\n\n";
            return retold(plain, route + person + plain.text());
        }
    };

    abstract RpslMade apply(MadeNetwork network, RpslMade plain, RandomGenerator random);

    static Oddity of(RandomGenerator random) {
        return values()[random.nextInt(values().length)];
    }

    private static RpslMade retold(RpslMade plain, String text) {
        return new RpslMade(text, plain.networks(), plain.organisations(), plain.skipped());
    }

    private static RpslMade alone(MadeNetwork network, RandomGenerator random) {
        return new RpslMade(RecordText.network(network, random), List.of(network.network()), List.of(), 0);
    }
}
