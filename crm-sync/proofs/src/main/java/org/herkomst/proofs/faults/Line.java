package org.herkomst.proofs.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection, with its statements and results, that behaves after a planted fault as a real one does: a line that was cut stays
 * cut and its open transaction is undone; a transaction in which a statement failed takes no more of them until it is rolled back.
 */
final class Line {
    private static final Set<String> STILL_ANSWERED =
            Set.of("close", "isClosed", "isValid", "abort", "toString", "hashCode");
    private final Connection real;
    private final Connection connection;
    private boolean cut;
    private boolean failed;

    Line(Connection real) {
        this.real = real;
        this.connection = wrapped(Connection.class, real);
    }

    /** The connection as the application sees it. */
    Connection connection() {
        return connection;
    }

    private <T> T wrapped(Class<T> type, Object object) {
        return type.cast(Proxy.newProxyInstance(Line.class.getClassLoader(), new Class<?>[] {type}, new Calls(object)));
    }

    /** The calls of one object of the line. */
    private final class Calls implements InvocationHandler {
        private final Object object;

        Calls(Object object) {
            this.object = object;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String call = method.getName();
            if (call.equals("equals")) {
                return proxy == java.util.Objects.requireNonNull(arguments)[0];
            }
            refuse(call);
            Optional<JdbcFault> fault = cut ? Optional.empty() : JdbcTrap.at(call);
            if (fault.isPresent()) {
                throw struck(fault.get(), method, arguments);
            }
            return seen(method, really(method, arguments));
        }

        private SQLException struck(JdbcFault fault, Method method, Object @Nullable [] arguments) throws Throwable {
            if (fault == JdbcFault.ANSWER_LOST) {
                really(method, arguments);
            }
            strike(fault, method.getName());
            return fault.thrown();
        }

        private @Nullable Object really(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(object, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }

    private void refuse(String call) throws SQLException {
        if (cut && !STILL_ANSWERED.contains(call)) {
            throw JdbcFault.LOST.thrown();
        }
        if (!failed) {
            return;
        }
        if (call.equals("rollback")) {
            failed = false;
        } else if (call.startsWith("execute")) {
            throw new SQLException("the transaction has failed", "25P02");
        } else if (call.equals("commit")) {
            failed = false;
            real.rollback();
            throw new SQLException("the transaction was rolled back", "40000");
        }
    }

    private void strike(JdbcFault fault, String call) throws SQLException {
        if (fault.cuts()) {
            cut = true;
            real.close();
        } else if (call.equals("commit")) {
            real.rollback();
        } else {
            failed = !real.getAutoCommit();
        }
    }

    private @Nullable Object seen(Method method, @Nullable Object result) {
        if (result == real) {
            return connection;
        }
        boolean ours = method.getReturnType().isInterface() && !method.getName().equals("unwrap");
        if (ours && result instanceof PreparedStatement) {
            return wrapped(PreparedStatement.class, result);
        }
        if (ours && result instanceof Statement) {
            return wrapped(Statement.class, result);
        }
        return ours && result instanceof ResultSet ? wrapped(ResultSet.class, result) : result;
    }
}
