package org.herkomst.proofs.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every row of every table of an H2 file, as SQL text; read from a copy, after the application has ended. */
final class DatabaseText {
    private static final String ENDING = ".mv.db";

    private DatabaseText() {}

    /** The text; empty when the folder holds no database or it can't be opened. */
    static Optional<byte[]> of(Path folder, Path scratch) {
        try (Stream<Path> files = Files.walk(folder)) {
            Path file =
                    files.filter(f -> f.toString().endsWith(ENDING)).findFirst().orElse(null);
            if (file == null) {
                return Optional.empty();
            }
            Path copy = Files.copy(
                    file, Files.createTempDirectory(scratch, "database").resolve("copy" + ENDING));
            String name = copy.toString();
            return script("jdbc:h2:file:" + name.substring(0, name.length() - ENDING.length()) + ";IFEXISTS=TRUE");
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> script(String url) {
        return List.of("", "sa", "herkomst").stream()
                .map(user -> script(url, user))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<byte[]> script(String url, String user) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SCRIPT NOPASSWORDS")) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            return Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (SQLException refused) {
            return Optional.empty();
        }
    }
}
