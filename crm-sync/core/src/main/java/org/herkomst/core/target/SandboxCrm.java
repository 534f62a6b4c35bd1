package org.herkomst.core.target;

import java.net.URI;
import java.nio.file.Path;

/** A CRM server for the demo, found by {@link java.util.ServiceLoader} in a jar that serve and sync never load. */
public interface SandboxCrm {

    /** The kind of CRM it plays, such as {@code hubspot}. */
    String kind();

    /** Starts it on loopback and a free port; its records live in a file of this folder. */
    Running start(Path folder);

    /** A running sandbox. */
    interface Running extends AutoCloseable {
        /** Base address. */
        URI url();

        /** The token that it takes. */
        String token();

        @Override
        void close();
    }
}
