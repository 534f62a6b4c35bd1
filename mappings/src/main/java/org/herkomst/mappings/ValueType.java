package org.herkomst.mappings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a mapping makes of a value before it goes into a field. Nothing is guessed: what doesn't fit as it is written is refused. */
public enum ValueType {
    TEXT(ProfileField.Kind.TEXT),
    WHOLE(ProfileField.Kind.WHOLE),
    DECIMAL(ProfileField.Kind.DECIMAL),
    DAY(ProfileField.Kind.DAY),
    FLAG(ProfileField.Kind.FLAG),
    /** One of a CRM's options, by its internal value. */
    CHOICE(ProfileField.Kind.TEXT),
    /** Several options, set apart by {@code ;}. */
    CHOICES(ProfileField.Kind.TEXT);

    /** Between the parts of a list. */
    static final String SEPARATOR = ";";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Map<String, Boolean> YES_OR_NO =
            Map.of("true", true, "yes", true, "false", false, "no", false);

    private final ProfileField.Kind kind;

    ValueType(ProfileField.Kind kind) {
        this.kind = kind;
    }

    /** The kind of value that comes out. */
    public ProfileField.Kind kind() {
        return kind;
    }

    /** The name in mapping files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name. */
    public static Optional<ValueType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
    }

    /** The names of all types. */
    static List<String> ids() {
        return Arrays.stream(values()).map(ValueType::id).toList();
    }

    /** The type that a kind of value has of itself. */
    static ValueType of(ProfileField.Kind kind) {
        return valueOf(kind.name());
    }

    /** The value as this type; absent where it can't be read as one. */
    public Optional<FieldValue> read(FieldValue value) {
        String text = value.asText().strip();
        return switch (this) {
            case TEXT, CHOICE -> Optional.of(new FieldValue.Text(text));
            case CHOICES -> Optional.of(new FieldValue.Text(String.join(SEPARATOR, list(text))));
            case WHOLE ->
                Optional.of(text)
                        .filter(t -> WHOLE_NUMBER.matcher(t).matches())
                        .map(t -> new FieldValue.Whole(Long.parseLong(t)));
            case DECIMAL ->
                Optional.of(text)
                        .filter(t -> DECIMAL_NUMBER.matcher(t).matches())
                        .map(t -> new FieldValue.Decimal(Double.parseDouble(t)));
            case DAY -> day(text);
            case FLAG ->
                Optional.ofNullable(YES_OR_NO.get(text.toLowerCase(Locale.ROOT)))
                        .map(FieldValue.Flag::new);
        };
    }

    /** The parts of a list, in order, each once. */
    static List<String> list(String text) {
        return Arrays.stream(text.split("[;\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.toList());
    }

    private static Optional<FieldValue> day(String text) {
        try {
            return Optional.of(new FieldValue.Day(LocalDate.parse(text)));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
