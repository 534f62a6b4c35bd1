package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that fails while it is brought to our tables. Flyway does without the answers to its fifth and tenth question. */
class MigrationFaultTests {
    @TempDir
    Path folder;

    /** A database of which the statement that is carried out as the n-th fails. */
    private DataSource failing(int number) {
        JdbcDataSource real = new JdbcDataSource();
        real.setURL("jdbc:h2:file:" + folder.resolve("herkomst"));
        int[] left = {number};
        return new DelegatingDataSource(real) {
            @Override
            public Connection getConnection() throws SQLException {
                return watched(Connection.class, super.getConnection(), left);
            }
        };
    }

    private static <T> T watched(Class<T> type, T real, int[] left) {
        return type.cast(Proxy.newProxyInstance(
                MigrationFaultTests.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute") && --left[0] == 0) {
                        throw new SQLException("planted", "40001");
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof Statement
                                        && method.getReturnType().isInterface()
                                ? watched(cast(method.getReturnType()), result, left)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> cast(Class<?> type) {
        return (Class<Object>) type;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 7, 8, 9})
    void whateverFlywayMakesOfItIsTold(int number) {
        assertThatThrownBy(() -> Migrations.run(failing(number), true))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("The database");
    }

    @Test
    void anAnswerThatIsAbsentIsTold() {
        assertThatThrownBy(() -> {
                    throw DatabaseFault.of(new NullPointerException());
                })
                .hasMessage("The database gave no answer to a first question");
    }
}
