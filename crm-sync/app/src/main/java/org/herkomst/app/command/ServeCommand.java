package org.herkomst.app.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.time.Clock;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.StopSignal;
import org.herkomst.app.service.JobTable;
import org.herkomst.app.service.Service;
import org.herkomst.app.store.Workspace;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Runs the jobs by their schedules and drop folders, and upkeep every day, until it is stopped.",
        footer = {
            "",
            "It listens on herkomst.service.address and port (127.0.0.1:8484): / shows the jobs, /actuator/health",
            "and /actuator/prometheus are for monitoring. Other commands work beside it. Stop it with Ctrl-C or",
            "SIGTERM: a run that goes on ends at its next page or batch, and the next start goes on from there."
        })
final class ServeCommand extends Action {
    @Option(
            names = "--log",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Form of the log on standard error (default: text).")
    Root.Output log = Root.Output.text;

    @Override
    public Integer call() throws InterruptedException {
        HerkomstConfiguration configuration = configuration();
        if (log == Root.Output.json) {
            logAsJson();
        }
        Clock clock = Clock.systemUTC();
        try (Workspace workspace = writing(configuration, "serve");
                Service service = Service.start(configuration, workspace, clock)) {
            StopSignal signal = StopSignal.hear(service::stop);
            try {
                console()
                        .progress("Herkomst serves on http://"
                                + configuration.service().address() + ":" + service.port()
                                + " (/actuator/health, /actuator/prometheus). Ctrl-C stops it.");
                service.optOutPort()
                        .ifPresent(port -> console()
                                .progress("The opt-out page is on port " + port + ", for your proxy to lead to."));
                console().progress(new JobTable(configuration, workspace, clock).text());
                service.await();
                console().progress("Stopping: runs end at their next page or batch.");
            } finally {
                signal.close();
            }
        }
        return 0;
    }

    private static void logAsJson() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLoggerList()
                .forEach(logger -> logger.iteratorForAppenders().forEachRemaining(appender -> {
                    if (appender instanceof OutputStreamAppender<ILoggingEvent> writer) {
                        toJson(context, writer, appender);
                    }
                }));
    }

    private static void toJson(
            LoggerContext context, OutputStreamAppender<ILoggingEvent> writer, Appender<ILoggingEvent> appender) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithThrowable(false);
        encoder.start();
        appender.stop();
        writer.setEncoder(encoder);
        appender.start();
    }
}
