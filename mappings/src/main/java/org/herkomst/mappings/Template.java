package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with values of the profile in braces, such as {@code {name} ({city})}. It has a value only where all of them have; a brace that
 * stands twice is a brace itself.
 */
final class Template {
    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** A plain text, or a field where it is not null. */
    private record Piece(String text, @Nullable ProfileField field) {}

    /** Why a text is no template. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1;
        private final String action;

        BrokenException(String message, String action) {
            super(message);
            this.action = action;
        }

        String action() {
            return action;
        }
    }

    static Template of(String text) throws BrokenException {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                plain.append(c);
                at += 2;
            } else if (c == '{') {
                int end = end(text, at);
                pieces.add(new Piece(plain.toString(), null));
                pieces.add(new Piece("", field(text.substring(at + 1, end).strip())));
                plain.setLength(0);
                at = end + 1;
            } else if (c == '}') {
                throw new BrokenException("a } stands alone", "Write }} for a brace");
            } else {
                plain.append(c);
                at++;
            }
        }
        pieces.add(new Piece(plain.toString(), null));
        return new Template(pieces);
    }

    private static int end(String text, int open) throws BrokenException {
        int end = text.indexOf('}', open);
        if (end < 0) {
            throw new BrokenException("a { is never closed", "Close it with }, or write {{ for a brace");
        }
        return end;
    }

    private static ProfileField field(String id) throws BrokenException {
        return ProfileField.of(id)
                .orElseThrow(() -> new BrokenException(
                        "a company profile has no \"" + Faults.shown(id) + "\"",
                        NearestName.cure(id, ProfileField.ids())));
    }

    /** The profile fields in it. */
    Stream<ProfileField> fields() {
        return pieces.stream().map(Piece::field).filter(Objects::nonNull);
    }

    Found in(Map<ProfileField, FieldValue> profile) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            FieldValue value = piece.field() == null ? null : profile.get(piece.field());
            if (piece.field() != null && (value == null || value.asText().isBlank())) {
                return new Found.None();
            }
            text.append(value == null ? piece.text() : value.asText().strip());
        }
        return Found.text(text.toString());
    }
}
