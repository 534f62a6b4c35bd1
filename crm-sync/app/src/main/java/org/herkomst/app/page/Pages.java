package org.herkomst.app.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.herkomst.app.config.HerkomstConfiguration.OptOutPage;
import org.herkomst.core.objection.Form;
import org.herkomst.core.objection.FormFault;
import org.herkomst.core.objection.FormFault.Field;
import org.herkomst.core.objection.Objection;
import org.herkomst.core.objection.ObjectionStore.Found;
import org.herkomst.core.objection.Token;
import org.jspecify.annotations.Nullable;

/** Turns answers into pages in the visitor's language. Thread-safe. */
final class Pages {
    static final String STYLE = "/page.css";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Templates templates = new Templates();
    private final String style = Templates.resource("page.css");
    private final OptOutPage page;
    private final String base;
    private final Map<String, Texts> texts;
    private final StatusText statusText;
    private final Clock clock;

    Pages(OptOutPage page, Map<String, Texts> texts, StatusText statusText, Clock clock) {
        this.page = page;
        this.base = base(page);
        this.texts = Map.copyOf(texts);
        this.statusText = statusText;
        this.clock = clock;
    }

    /** The path that all paths begin with in public. */
    static String base(OptOutPage page) {
        return page.url().getRawPath().replaceFirst("/+$", "");
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    String statusPath(Token status) {
        return base + "/s/" + status.reveal();
    }

    Answer style() {
        return Answer.css(style);
    }

    Answer form(Visitor visitor, Form form, List<FormFault> faults) {
        Map<String, Object> model = model(visitor, "formTitle", !faults.isEmpty());
        model.put("domain", form.domain());
        model.put("name", form.name());
        model.put("register", form.register());
        model.put("mail", form.mail());
        faults(model, visitor, faults);
        return Answer.html(faults.isEmpty() ? 200 : 422, templates.render("form", model));
    }

    /** A list for the summary, and for each field the first thing that is wrong with it. */
    private void faults(Map<String, Object> model, Visitor visitor, List<FormFault> faults) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Field field : Field.values()) {
            model.put(id(field) + "Fault", List.of());
        }
        for (FormFault fault : faults) {
            String hint = fault.hint() == null ? "" : fault.hint();
            String text = text(visitor).get("fault" + fault.kind().name(), hint);
            list.add(Map.of("field", id(fault.field()), "text", text));
            model.put(id(fault.field()) + "Fault", List.of(Map.of("text", text)));
        }
        model.put("faults", list);
        model.put("anyFault", !list.isEmpty());
    }

    private static String id(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    Answer status(Visitor visitor, Found found, @Nullable FormFault fault) {
        Map<String, Object> model = model(visitor, "statusTitle", fault != null);
        faults(model, visitor, fault == null ? List.of() : List.of(fault));
        model.put("mail", fault == null ? "" : visitor.field("mail"));
        model.put("self", base + "/s/" + visitor.part(2));
        model.putAll(statusText.of(found, text(visitor)));
        return Answer.html(fault == null ? 200 : 422, templates.render("status", model));
    }

    Answer confirm(Visitor visitor, Objection objection) {
        Map<String, Object> model = model(visitor, "confirmTitle", false);
        model.put("domain", String.valueOf(objection.named().domain()));
        model.put("self", base + visitor.path());
        return Answer.html(200, templates.render("confirm", model));
    }

    /** A mailed link whose time is over, or that never was. */
    Answer over(Visitor visitor) {
        return message(visitor, 410, "overTitle", "overText");
    }

    Answer refused(Visitor visitor, int status) {
        String key = status == 404 ? "notFound" : status >= 500 ? "fault" : "refused";
        return message(visitor, status, key + "Title", key + "Text");
    }

    private Answer message(Visitor visitor, int status, String title, String text) {
        return Answer.html(
                status,
                templates.render(
                        "message", message(visitor, title, text(visitor).get(text))));
    }

    private Map<String, Object> message(Visitor visitor, String title, String text) {
        Map<String, Object> model = model(visitor, title, false);
        model.put("text", text);
        model.put("statusLink", List.of());
        return model;
    }

    /**
     * Too much was asked for.
     *
     * @param status link to the request, where it was taken in all the same
     */
    Answer limited(Visitor visitor, Duration wait, @Nullable Token status) {
        String until = time(Routes.end(clock, wait));
        String key = status == null ? "limitedText" : "limitedMailText";
        Map<String, Object> model =
                message(visitor, "limitedTitle", text(visitor).get(key, until));
        if (status != null) {
            model.put("statusLink", List.of(Map.of("href", statusPath(status) + "?lang=" + visitor.language())));
        }
        return Answer.html(429, templates.render("message", model)).with("Retry-After", Routes.seconds(wait));
    }

    private Texts text(Visitor visitor) {
        return Objects.requireNonNull(texts.get(visitor.language()), "texts");
    }

    private Map<String, Object> model(Visitor visitor, String titleKey, boolean wrong) {
        Texts words = text(visitor);
        String title = words.get(titleKey);
        Map<String, Object> model = new HashMap<>();
        model.put("t", words.words());
        model.put("lang", visitor.language());
        model.put("base", base);
        model.put("heading", title);
        model.put("title", wrong ? words.get("errorPrefix", title) : title);
        model.put("otherWay", words.get("otherWay", page.contact()));
        model.put(
                "languages",
                page.languages().stream().map(tag -> language(visitor, tag)).toList());
        return model;
    }

    private Map<String, Object> language(Visitor visitor, String tag) {
        boolean linked = visitor.path().equals("/") || visitor.path().matches("/[sc]/[A-Za-z0-9_-]{22}");
        return Map.of(
                "tag",
                tag,
                "name",
                Objects.requireNonNull(texts.get(tag), tag).get("languageName"),
                "href",
                base + (linked ? visitor.path() : "/") + "?lang=" + tag,
                "current",
                tag.equals(visitor.language()));
    }
}
