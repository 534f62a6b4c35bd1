package org.herkomst.proofs.kills;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import net.bytebuddy.ByteBuddy;
import org.herkomst.proofs.kills.agent.KillAgent;
import org.herkomst.proofs.kills.agent.KillSwitch;
import org.herkomst.proofs.kills.agent.Spot;

/** The agent as a jar file, with its library beside it: nothing else of the proofs comes into the application's process. */
final class AgentJar {
    private static final String LIBRARY = "byte-buddy.jar";
    private static final List<String> CLASSES = List.of(
            KillAgent.class.getName(),
            KillAgent.class.getName() + "$Change",
            KillAgent.class.getName() + "$OnEnter",
            KillAgent.class.getName() + "$OnExit",
            KillSwitch.class.getName(),
            Spot.class.getName(),
            Spot.Side.class.getName());

    private final Path jar;

    private AgentJar(Path jar) {
        this.jar = jar;
    }

    /** Writes it into a folder that exists. */
    static AgentJar make(Path folder) {
        Path jar = folder.resolve("kill-agent.jar");
        try {
            Files.copy(library(), folder.resolve(LIBRARY));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
                for (String name : CLASSES) {
                    add(name.replace('.', '/') + ".class", out);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new AgentJar(jar);
    }

    /** The flag of a JVM that is to end at a place and to write it into a file then. */
    String flag(Spot spot, Path hits) {
        return "-javaagent:" + jar + "=" + spot + "," + hits;
    }

    private static Path library() {
        try {
            URI place = ByteBuddy.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(place);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("Byte Buddy comes from a jar file", impossible);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.CLASS_PATH, LIBRARY);
        main.putValue("Premain-Class", KillAgent.class.getName());
        return manifest;
    }

    private static void add(String name, JarOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        try (InputStream in = AgentJar.class.getResourceAsStream("/" + name)) {
            Objects.requireNonNull(in, name).transferTo(out);
        }
    }
}
