package org.herkomst.targets.webhook;

import java.nio.file.Path;
import java.util.List;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.TargetException;
import org.herkomst.targets.TargetProvider;
import org.herkomst.targets.TargetSettings;

/** The way in to the target for everything else: a URL that is told, or a folder. */
public final class Webhook implements TargetProvider {
    static final String SECRET = "secret";
    static final String FOLDER = "folder";
    static final String FORMAT = "format";

    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(SECRET, true, false, "signs what is told to the url (HMAC-SHA256)"),
                new Option(FOLDER, false, false, "gets a file a delivery; instead of url"),
                new Option(FORMAT, false, false, "of the files: jsonl (the usual one) or csv"));
    }

    @Override
    public boolean needsUrl() {
        return false;
    }

    @Override
    public boolean needsToken() {
        return false;
    }

    @Override
    public CrmTarget open(TargetSettings settings) {
        var folder = settings.option(FOLDER).filter(text -> !text.isBlank());
        var url = !settings.url().toString().isEmpty();
        if (url == folder.isPresent()) {
            throw new TargetException(Problems.oneWay(url));
        }
        return folder.map(path -> folder(settings, Path.of(path))).orElseGet(() -> receiver(settings));
    }

    private static CrmTarget receiver(TargetSettings settings) {
        needless(settings, FORMAT, "a folder");
        return new WebhookTarget(settings, new Receiver(Connection.open(settings)));
    }

    private static void needless(TargetSettings settings, String option, String place) {
        if (settings.option(option).isPresent()) {
            throw new TargetException(Problems.needless(option, place));
        }
    }

    private static CrmTarget folder(TargetSettings settings, Path folder) {
        needless(settings, SECRET, "a url");
        var word = settings.option(FORMAT).orElse(FileFormat.JSONL.word());
        var format = FileFormat.of(word).orElseThrow(() -> new TargetException(Problems.noFormat()));
        return new WebhookTarget(settings, new Folder(folder, format, settings.clock()));
    }
}
