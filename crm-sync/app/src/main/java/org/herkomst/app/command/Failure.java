package org.herkomst.app.command;

import java.util.List;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.store.StoreException;
import org.herkomst.connector.matomo.SourceException;
import org.herkomst.connector.matomo.SourceFault;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.core.audit.RecordUnwritableException;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.MappingException;
import org.herkomst.mappings.MappingFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a command failed of: exit code, what is wrong, the cure. */
record Failure(int exitCode, String message, String action, List<ConfigurationException.Fault> faults) {

    static Failure of(Exception failure) {
        if (failure instanceof ConfigurationException wrong) {
            return new Failure(2, "The configuration can't be used", "Mend these and run again", wrong.faults());
        }
        if (failure instanceof MappingException wrong) {
            return new Failure(
                    2,
                    "The mapping can't be used",
                    "Mend these and run again",
                    wrong.faults().stream().map(Failure::fault).toList());
        }
        if (failure instanceof UsageException wrong) {
            return plain(2, wrong.getMessage(), wrong.action());
        }
        if (failure instanceof InputException wrong) {
            return plain(2, wrong.getMessage(), wrong.action());
        }
        return outside(failure);
    }

    private static Failure outside(Exception failure) {
        if (failure instanceof StoreException wrong) {
            return plain(3, wrong.getMessage(), wrong.action());
        }
        if (failure instanceof RecordUnwritableException wrong) {
            return plain(3, wrong.getMessage(), wrong.action());
        }
        if (failure instanceof SourceException wrong) {
            SourceFault.Category category = wrong.fault().category();
            boolean ours = category == SourceFault.Category.AUTH || category == SourceFault.Category.CONFIG;
            return plain(ours ? 2 : 3, wrong.getMessage(), wrong.fault().action());
        }
        if (failure instanceof TargetException wrong) {
            Problem.Category category = wrong.problem().category();
            boolean later = category == Problem.Category.NETWORK || category == Problem.Category.RATE;
            return plain(later ? 3 : 2, wrong.getMessage(), wrong.problem().action());
        }
        return plain(
                3,
                "It failed with something that should not happen ("
                        + failure.getClass().getSimpleName() + ")",
                "Run again; if it persists please report the command and this line");
    }

    private static ConfigurationException.Fault fault(MappingFault f) {
        return new ConfigurationException.Fault(f.where(), f.key(), f.message(), f.action());
    }

    private static Failure plain(int code, @Nullable String message, String action) {
        return new Failure(code, message == null ? "It failed" : message, action, List.of());
    }

    /** The text with one full stop at its end. */
    static String sentence(String text) {
        String bare = text.strip();
        return bare.endsWith(".") || bare.endsWith("?") || bare.endsWith("!") ? bare : bare + ".";
    }

    int tell(Console console) {
        if (!console.json()) {
            String cure = faults.isEmpty() ? sentence(action) : action + ":";
            console.err().println("error: " + sentence(message) + " " + cure);
            faults.forEach(fault -> console.err().println("  " + fault));
            return exitCode;
        }
        ObjectNode document = Console.object();
        ObjectNode error = document.putObject("error");
        error.put("exit_code", exitCode).put("message", message).put("action", action);
        ArrayNode list = error.putArray("faults");
        faults.forEach(fault -> list.addObject()
                .put("where", fault.where())
                .put("key", fault.key())
                .put("message", fault.message())
                .put("action", fault.action()));
        console.result(document, "");
        return exitCode;
    }
}
