package org.herkomst.proofs.page;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;

/** {@code serve} with its opt-out page under a flood: whoever is genuine comes through, nobody is bombed, no address is kept. */
public final class OptOutPageProof implements Proof {
    private static final long STOP_SECONDS = 60;
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(180);

    @Override
    public String name() {
        return "opt-out-page";
    }

    @Override
    public String promise() {
        return "Under a flood every genuine request on the opt-out page comes through; no mail over the limits, no address kept.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        try {
            int port = freePort();
            Path folder = Files.createDirectories(setting.work().resolve("run"));
            HerkomstRun run = new HerkomstRun(setting.program(), folder, List.of("-Xmx512m"));
            run.configure(configuration(port, freePort(), mails.getSmtp().getPort()));
            run.must("optout", "list"); // the command may have to build first
            Flood flood = new Flood(setting, new PageClient(port), mails);
            serve(run, flood, new PageClient(port));
            return flood.verdict(run, folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            mails.stop();
        }
    }

    private static void serve(HerkomstRun run, Flood flood, PageClient page) {
        Process serve = run.start("serve");
        try {
            long end = System.nanoTime() + START_NANOS;
            while (!page.answers()) {
                if (!serve.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("serve did not start; see err-1.txt");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
            flood.run();
        } finally {
            stop(serve);
        }
    }

    private static void stop(Process serve) {
        // The command is a script that becomes the program: its children are no others.
        serve.descendants().forEach(ProcessHandle::destroy);
        serve.destroy();
        try {
            if (!serve.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                serve.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String configuration(int page, int service, int smtp) {
        return String.format(Locale.ROOT, """
                herkomst:
                  data: ./data
                  service: { port: %d }
                  opt-out-page:
                    port: %d
                    url: "https://opt-out.operator.example"
                    contact: privacy@operator.example
                    mail: { host: 127.0.0.1, port: %d, from: opt-out@operator.example }
                """, service, page, smtp);
    }
}
