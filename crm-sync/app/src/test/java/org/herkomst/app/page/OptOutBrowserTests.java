package org.herkomst.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.job.Connections;
import org.herkomst.app.service.Samples;
import org.herkomst.app.service.Service;
import org.herkomst.app.service.TestClock;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.SandboxCrm;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The whole service in a real browser, from the form to the verified receipt; pictures are left in {@code target/screenshots}. */
@EnabledIf(value = "chromium", disabledReason = "there is no Chromium here (Debian's package chromium)")
class OptOutBrowserTests {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.now());
    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> noise = new ArrayList<>();
    private SandboxCrm.Running crm;
    private Workspace workspace;
    private Service service;
    private String url;

    static boolean chromium() {
        return Files.isExecutable(CHROMIUM);
    }

    @BeforeAll
    static void open() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(FLAGS));
    }

    @AfterAll
    static void shut() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void begin() throws IOException {
        mails.start();
        Files.writeString(
                folder.resolve("ranges.csv"),
                "range,name,domain,country,legal_form\n203.0.113.0/28,Acme B.V.,acme.example,NL,B.V.\n");
        Files.createDirectories(folder.resolve("web"));
        crm = ServiceLoader.load(SandboxCrm.class).findFirst().orElseThrow().start(folder.resolve("crm"));
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        HerkomstConfiguration configuration = Samples.configuration(
                        folder,
                        crm.url(),
                        crm.token(),
                        Map.of("nightly", new Job("web", "crm", "0 0 3 * * *", Samples.AMSTERDAM, 90)),
                        false)
                .with(SiteBench.configuration(folder, port, mails.getSmtp().getPort(), url)
                        .optOutPage());
        try (CrmTarget target = Connections.target(configuration, "crm", true)) {
            target.provision(Mappings.named("hubspot"));
        }
        workspace = Workspace.open(configuration);
        service = Service.start(configuration, workspace, clock);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void end() {
        service.close();
        workspace.close();
        crm.close();
        mails.stop();
    }

    private Page page(BrowserContext context) {
        Page page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(url)) {
                elsewhere.add(request.url());
            }
        });
        page.onConsoleMessage(message -> noise.add(message.text()));
        page.onDialog(dialog -> noise.add("dialog"));
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private void pushAcme() throws IOException {
        Files.writeString(
                folder.resolve("web").resolve("a.ndjson"),
                ModelVisit.of(1, 1, "203.0.113.1", clock.instant().getEpochSecond() - 600)
                                .json() + "\n",
                StandardOpenOption.CREATE);
        Files.setLastModifiedTime(
                folder.resolve("web/a.ndjson"), java.nio.file.attribute.FileTime.from(clock.instant()));
        clock.pass(Duration.ofSeconds(11));
        await().atMost(LONG).until(() -> workspace.stores().ledger().size("crm") == 1);
    }

    @Test
    void aGenuineRequestGoesFromTheFormToTheVerifiedReceipt() throws IOException {
        pushAcme();
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("nl-NL"))) {
            Page page = page(context);
            page.navigate(url);
            page.locator("#domain").fill("www.Acme.example");
            page.locator("#mail").fill("info@acme.example");
            press(page, "Verzoek versturen");
            assertThat(page.textContent("main")).contains("Geblokkeerd", "acme.example");
            assertThat(mails.waitForIncomingEmail(20_000, 1)).isTrue();
            List<String> links = SiteBench.links(mails.getReceivedMessages()[0]);
            page.navigate(url + links.get(0));
            press(page, "Afmelding bevestigen");
            assertThat(page.textContent("main")).contains("Het bedrijf is afgemeld", "crm");
            until(page, "Teruggehaald, wordt gecontroleerd");
            clock.pass(Duration.ofSeconds(20));
            await().atMost(LONG)
                    .until(() -> workspace.stores().withdrawals().open().stream()
                            .anyMatch(task -> task.progress().emptyLooks() > 0));
            clock.pass(Duration.ofMinutes(20));
            until(page, "Teruggehaald en gecontroleerd");
            assertThat(page.textContent("main")).contains("Het record is verwijderd");
            assertThat(context.cookies()).isEmpty();
        }
        assertThat(elsewhere).isEmpty();
        assertThat(noise).isEmpty();
    }

    private static void until(Page page, String text) {
        await().atMost(LONG).until(() -> {
            page.reload();
            return page.textContent("main").contains(text);
        });
    }

    @Test
    void everyPageIsAccessibleInEveryLanguageAndWidth() throws IOException {
        for (String language : HerkomstConfiguration.OptOutPage.LANGUAGES) {
            for (int width : new int[] {320, 1280}) {
                try (BrowserContext context = browser.newContext(
                        new Browser.NewContextOptions().setBypassCSP(true).setViewportSize(width, 900))) {
                    walk(page(context), language, width);
                }
            }
        }
    }

    private void walk(Page page, String language, int width) throws IOException {
        String name = language + "-" + width + "-";
        page.navigate(url + "/?lang=" + language);
        look(page, name + "form");
        page.locator("#domain").fill("evil.acme.co.uk");
        page.locator("#register").fill("<script>alert(1)</script>");
        page.locator("button").click();
        page.waitForFunction("document.activeElement.className === 'faults'");
        look(page, name + "faults");
        page.locator("#register").fill("");
        page.locator("#domain").fill(language + width + ".example");
        page.locator("#mail").fill("info@" + language + width + ".example");
        page.locator("button").click();
        look(page, name + "status");
        await().atMost(LONG).until(() -> latestLinks(language + width) != null);
        List<String> links = Objects.requireNonNull(latestLinks(language + width));
        page.navigate(url + links.get(0));
        look(page, name + "confirm");
        page.locator("button").click();
        look(page, name + "confirmed");
        page.navigate(url + "/nothing?lang=" + language);
        look(page, name + "message");
    }

    private List<String> latestLinks(String label) {
        for (var mail : mails.getReceivedMessages()) {
            try {
                if (mail.getSubject().contains(label + ".example")) {
                    return SiteBench.links(mail);
                }
            } catch (jakarta.mail.MessagingException failed) {
                throw new AssertionError(failed);
            }
        }
        return null;
    }

    private static void look(Page page, String name) throws IOException {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name + ".png")));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " needs no scrolling sideways")
                .isTrue();
        page.evaluate(axe());
        Object violations = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
                + ".then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join(' ')))");
        assertThat((List<?>) violations).as(name).isEmpty();
        assertThat((Integer) page.evaluate(
                        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa']}).then(r => r.passes.length)"))
                .isGreaterThan(5);
    }

    private static String axe() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(OptOutBrowserTests.class.getResourceAsStream("/axe.min.js"), "axe")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
