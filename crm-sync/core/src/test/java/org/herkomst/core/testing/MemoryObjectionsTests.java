package org.herkomst.core.testing;

import org.herkomst.core.objection.ObjectionStore;

/** The contract on the fake. */
class MemoryObjectionsTests extends ObjectionStoreContract {
    private final ObjectionStore store = new MemoryObjections();

    @Override
    protected ObjectionStore store() {
        return store;
    }
}
