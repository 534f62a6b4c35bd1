package org.herkomst.proofs.search;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Something that must not be found anywhere: an address, or a text about a person. */
public sealed interface Secret {

    /** All forms in which it may hide. */
    List<Needle> forms(int number);

    /** An address, from its usual text. */
    static Secret address(String text) {
        try {
            return new Address(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException("not an address: " + text, wrong);
        }
    }

    /** An e-mail address, a user id or a name. */
    static Secret text(String text) {
        return new Text(text);
    }

    /** A text. */
    record Text(String text) implements Secret {
        @Override
        public List<Needle> forms(int number) {
            return new Forms(number).text("text", text, Needle.Edge.ANY).needles();
        }
    }

    /** An address of 4 or 16 bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Address(byte[] bytes) implements Secret {
        @Override
        public List<Needle> forms(int number) {
            Forms forms = new Forms(number).raw("bytes", bytes);
            return (bytes.length == 4 ? four(forms) : sixteen(forms)).needles();
        }

        private Forms four(Forms forms) {
            String dotted = joined(".", false);
            long value = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt());
            String hex = HexFormat.of().formatHex(bytes);
            return forms.text("dotted", dotted, Needle.Edge.DIGIT)
                    .text("dashes", joined("-", false), Needle.Edge.DIGIT)
                    .text("reversed", joined(".", true), Needle.Edge.DIGIT)
                    .text("mapped", "::ffff:" + hex.substring(0, 4) + ":" + hex.substring(4), Needle.Edge.HEX)
                    .number("decimal", Long.toString(value))
                    .number("signed decimal", Integer.toString((int) value));
        }

        private Forms sixteen(Forms forms) {
            String whole = IntStream.range(0, 8)
                    .mapToObj(i -> String.format("%04x", group(i)))
                    .collect(Collectors.joining(":"));
            String nibbles =
                    new StringBuilder(HexFormat.of().formatHex(bytes)).reverse().toString();
            return forms.text("expanded", whole, Needle.Edge.HEX)
                    .text("short", shortest(), Needle.Edge.HEX)
                    .text("groups", groups(0, 8), Needle.Edge.HEX)
                    .text("dashes", whole.replace(':', '-'), Needle.Edge.HEX)
                    .text("arpa", String.join(".", nibbles.split("")), Needle.Edge.HEX);
        }

        /** The text of RFC 5952: the longest run of at least two zero groups, the first of equals, as two colons. */
        private String shortest() {
            int from = -1;
            int length = 1;
            for (int start = 0; start < 8; start++) {
                int end = start;
                while (end < 8 && group(end) == 0) {
                    end++;
                }
                if (end - start > length) {
                    from = start;
                    length = end - start;
                }
            }
            return from < 0 ? groups(0, 8) : groups(0, from) + "::" + groups(from + length, 8);
        }

        private String groups(int from, int to) {
            return IntStream.range(from, to)
                    .mapToObj(i -> Integer.toHexString(group(i)))
                    .collect(Collectors.joining(":"));
        }

        private int group(int number) {
            return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(2 * number));
        }

        private String joined(String separator, boolean reversed) {
            List<String> parts = new ArrayList<>();
            for (byte part : bytes) {
                parts.add(reversed ? 0 : parts.size(), Integer.toString(Byte.toUnsignedInt(part)));
            }
            return String.join(separator, parts);
        }
    }
}
