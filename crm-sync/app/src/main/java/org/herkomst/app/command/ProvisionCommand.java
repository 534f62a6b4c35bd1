package org.herkomst.app.command;

import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.Nearest;
import org.herkomst.app.job.Connections;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.ProvisionReport;
import org.herkomst.mappings.Mappings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "provision",
        description = "Creates our fields in the CRM, once; changes no field that is not ours. Safe to repeat.")
final class ProvisionCommand extends Action {
    @Parameters(paramLabel = "TARGET", arity = "0..1", description = "The target's name; left out: all.")
    @Nullable
    String name;

    @Override
    public Integer call() {
        HerkomstConfiguration configuration = configuration();
        if (name != null && !configuration.targets().containsKey(name)) {
            throw new UsageException(
                    "There is no target " + name,
                    Nearest.hint(name, configuration.targets().keySet()));
        }
        List<String> names = name == null ? List.copyOf(configuration.targets().keySet()) : List.of(name);
        if (names.isEmpty()) {
            throw new UsageException("The configuration names no target", "Add one under herkomst.targets");
        }
        writing(configuration, account()).close();
        var document = Console.object();
        StringJoiner text = new StringJoiner(System.lineSeparator());
        for (String target : names) {
            ProvisionReport report = provision(configuration, target);
            var node = document.putObject(target);
            report.created().forEach(node.putArray("created")::add);
            report.present().forEach(node.putArray("present")::add);
            text.add(target + ": " + report.created().size() + " fields made, "
                    + report.present().size() + " were there already");
        }
        console().result(document, text.toString());
        return 0;
    }

    private static ProvisionReport provision(HerkomstConfiguration configuration, String target) {
        try (CrmTarget crm = Connections.target(configuration, target, true)) {
            return crm.provision(Mappings.named(
                    Objects.requireNonNull(configuration.targets().get(target)).mapping()));
        }
    }
}
