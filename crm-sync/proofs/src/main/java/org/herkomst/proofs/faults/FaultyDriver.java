package org.herkomst.proofs.faults;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stands before the drivers of H2 and PostgreSQL, so that the application's calls come by {@link JdbcTrap} on their way. */
final class FaultyDriver implements Driver {
    private final List<Driver> real;

    private FaultyDriver(List<Driver> real) {
        this.real = real;
    }

    /** Takes the place of all drivers of this Java machine. */
    static void install() {
        try {
            List<Driver> real = new ArrayList<>();
            for (Driver driver : DriverManager.drivers().toList()) {
                real.add(driver);
                DriverManager.deregisterDriver(driver);
            }
            DriverManager.registerDriver(new FaultyDriver(real));
        } catch (SQLException impossible) {
            throw new IllegalStateException("A driver does not go", impossible);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Optional<JdbcFault> fault = JdbcTrap.at("connect");
        if (fault.isPresent()) {
            throw fault.get().thrown();
        }
        for (Driver driver : real) {
            Connection connection = driver.connect(url, info);
            if (connection != null) {
                return new Line(connection).connection();
            }
        }
        return null;
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        for (Driver driver : real) {
            if (driver.acceptsURL(url)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
