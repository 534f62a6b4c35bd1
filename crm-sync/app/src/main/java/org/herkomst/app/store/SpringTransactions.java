package org.herkomst.app.store;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.herkomst.core.run.Transactions;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions over Spring's template; nested calls join. */
final class SpringTransactions implements Transactions {
    private final TransactionTemplate template;

    private SpringTransactions(TransactionTemplate template) {
        this.template = template;
    }

    static SpringTransactions joining(DataSource dataSource) {
        return new SpringTransactions(new TransactionTemplate(manager(dataSource)));
    }

    /** Always a transaction of its own, beside one that is open. */
    static SpringTransactions apart(DataSource dataSource) {
        TransactionTemplate template = new TransactionTemplate(manager(dataSource));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SpringTransactions(template);
    }

    /** Always a transaction of its own, that sees the database as it was at its first statement. */
    static SpringTransactions snapshot(DataSource dataSource) {
        TransactionTemplate template = new TransactionTemplate(manager(dataSource));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new SpringTransactions(template);
    }

    private static JdbcTransactionManager manager(DataSource dataSource) {
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        manager.setExceptionTranslator(new DatabaseFault());
        return manager;
    }

    @Override
    @SuppressWarnings("NullAway") // a supplier of this port gives no null
    public <T> T call(Supplier<T> work) {
        try {
            return template.execute(status -> work.get());
        } catch (TransactionException e) {
            throw DatabaseFault.of(e);
        }
    }
}
