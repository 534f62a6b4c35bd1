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

/**
 * What an H2 file holds, read from a copy after the application has ended.
 *
 * @param text every row of every table, as SQL
 * @param visits how many visits with a company are stored
 */
@SuppressWarnings("ArrayRecordComponent")
record DatabaseText(byte[] text, long visits) {
    private static final String ENDING = ".mv.db";

    /** What the database in a folder holds; empty when the folder holds no database or it can't be opened. */
    static Optional<DatabaseText> of(Path folder, Path scratch) {
        try (Stream<Path> files = Files.walk(folder)) {
            Path file =
                    files.filter(f -> f.toString().endsWith(ENDING)).findFirst().orElse(null);
            if (file == null) {
                return Optional.empty();
            }
            Path copy = Files.copy(
                    file, Files.createTempDirectory(scratch, "database").resolve("copy" + ENDING));
            String name = copy.toString();
            return opened("jdbc:h2:file:" + name.substring(0, name.length() - ENDING.length()) + ";IFEXISTS=TRUE");
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<DatabaseText> opened(String url) {
        return List.of("", "sa", "herkomst").stream()
                .map(user -> opened(url, user))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<DatabaseText> opened(String url, String user) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            return Optional.of(new DatabaseText(script(statement), visits(statement)));
        } catch (SQLException refused) {
            return Optional.empty();
        }
    }

    private static byte[] script(Statement statement) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("SCRIPT NOPASSWORDS")) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long visits(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM COMPANY_VISIT")) {
            return count.next() ? count.getLong(1) : 0;
        }
    }
}
