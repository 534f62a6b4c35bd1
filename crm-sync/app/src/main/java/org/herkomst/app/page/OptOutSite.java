package org.herkomst.app.page;

import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.ConfigurationException.Fault;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.OptOutPage;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.objection.ObjectionDesk;
import org.herkomst.core.objection.ObjectionRules;
import org.herkomst.core.optout.OptOutDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;
import org.xbill.DNS.ExtendedResolver;

/** The opt-out page as a whole: server, mails and looks. */
public final class OptOutSite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("herkomst.service");
    private static final int REQUESTS_AN_HOUR = 2_000;
    private static final int HOLDS_AN_HOUR = 500;
    private static final Duration ROUND = Duration.ofMinutes(5);

    private final WebServer server;
    private final MailRoom mailRoom;
    private final DomainLook look;
    private final ScheduledExecutorService timer;

    private OptOutSite(WebServer server, MailRoom mailRoom, DomainLook look, ScheduledExecutorService timer) {
        this.server = server;
        this.mailRoom = mailRoom;
        this.look = look;
        this.timer = timer;
    }

    /**
     * Serves the page of a configuration that has one.
     *
     * @throws ConfigurationException where its port is taken
     */
    public static OptOutSite start(HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        return start(configuration, workspace, clock, look(configuration));
    }

    static OptOutSite start(HerkomstConfiguration configuration, Workspace workspace, Clock clock, DomainLook look) {
        OptOutPage page = Objects.requireNonNull(configuration.optOutPage(), "opt-out page");
        Map<String, Texts> texts =
                OptOutPage.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Texts::of));
        ObjectionDesk desk = desk(configuration, workspace, clock);
        MailRoom mailRoom = new MailRoom(new LetterWriter(page), workspace.objections(), texts);
        Looks looks = new Looks(look, desk, workspace.objections(), clock);
        StatusText status =
                new StatusText(workspace.objections(), workspace.stores().withdrawals(), clock);
        Routes routes = new Routes(new Routes.Parts(
                desk,
                new RequestLimiter(clock, REQUESTS_AN_HOUR, HOLDS_AN_HOUR),
                mailRoom,
                looks,
                new Pages(page, texts, status, clock),
                clock));
        WebServer server = listen(page, routes);
        return new OptOutSite(server, mailRoom, look, timer(looks));
    }

    /** The desk of a configuration, for the page and for the operator's commands. */
    public static ObjectionDesk desk(HerkomstConfiguration configuration, Workspace workspace, Clock clock) {
        return ObjectionDesk.over(new ObjectionDesk.Means(
                workspace.stores(),
                workspace.objections(),
                OptOutDesk.over(workspace.stores(), configuration.targets().keySet(), clock),
                ObjectionRules.STANDARD,
                new SecretKeySpec(workspace.visitKey(), "HmacSHA256"),
                clock,
                new SecureRandom()));
    }

    /** Whether its mail server can be reached and lets us in; sends nothing. Absent: it does; else what failed. */
    public static java.util.Optional<String> mailFault(OptOutPage page) {
        try {
            new LetterWriter(page).tryOut();
            return java.util.Optional.empty();
        } catch (jakarta.mail.MessagingException failed) {
            return java.util.Optional.of(failed.getClass().getSimpleName());
        }
    }

    private static DomainLook look(HerkomstConfiguration configuration) {
        try {
            String server = configuration.resolver().dnsServer();
            ExtendedResolver dns =
                    server == null ? new ExtendedResolver() : new ExtendedResolver(new String[] {server});
            dns.setRetries(2);
            return new PublishedChallenge(new PublishedChallenge.Ways(
                    dns, new PublicAddresses(SystemDefaultDnsResolver.INSTANCE), "https", -1));
        } catch (UnknownHostException unknown) {
            throw new ConfigurationException(List.of(new Fault(
                    "configuration",
                    "herkomst.resolver.dns-server",
                    "is unknown",
                    "Write its address, or leave it out.")));
        }
    }

    private static WebServer listen(OptOutPage page, Routes routes) {
        PageServlet servlet =
                new PageServlet(routes, new Clients(page.trustedProxies()), Pages.base(page), page.languages());
        try {
            WebServer server = PageServer.of(page.address(), page.port(), servlet);
            server.start();
            return server;
        } catch (WebServerException | UnknownHostException taken) {
            throw new ConfigurationException(List.of(new Fault(
                    "configuration",
                    "herkomst.opt-out-page.port",
                    "port " + page.port() + " of " + page.address() + " can't be used",
                    "End the program that has it (another serve?), or set another address or port.")));
        }
    }

    private static ScheduledExecutorService timer(Looks looks) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "opt-out-looks");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> rounds = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        looks.round();
                    } catch (RuntimeException broken) {
                        LOG.warn(
                                "event=opt-out-looks fault={}",
                                broken.getClass().getSimpleName());
                    }
                },
                ROUND.toSeconds(),
                ROUND.toSeconds(),
                TimeUnit.SECONDS);
        LOG.debug("event=opt-out-looks begun={}", !rounds.isDone());
        return timer;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Takes no more requests, sends what waits, and ends. */
    @Override
    public void close() {
        server.stop();
        timer.shutdown();
        mailRoom.close();
        if (look instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception closed) {
                LOG.debug("event=opt-out-page closed");
            }
        }
        server.destroy();
    }
}
