package org.herkomst.app.command;

import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.report.Wrapped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "notice",
        description = "The paragraph for your site's privacy statement, from the configuration. Have a lawyer read it.",
        footer = {"", "herkomst notice --language nl"})
final class NoticeCommand extends Action {
    @Option(names = "--language", paramLabel = "nl|en|de|fr", required = true, description = "The language.")
    NoticeText.Language language = NoticeText.Language.en;

    @Override
    public Integer call() {
        HerkomstConfiguration configuration = root().configurationWithoutInputs();
        String text = NoticeText.write(language, configuration);
        String shown = text.lines()
                .flatMap(line -> Wrapped.lines("", "", line).stream())
                .collect(Collectors.joining(System.lineSeparator()));
        console().result(Console.object().put("language", language.name()).put("text", text), shown);
        return 0;
    }
}
