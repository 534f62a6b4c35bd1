package org.herkomst.connector.resolver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.rpsl.RpslCount;
import org.herkomst.connector.resolver.rpsl.RpslFile;
import org.herkomst.connector.resolver.rpsl.RpslNetwork;
import org.herkomst.connector.resolver.rpsl.RpslOrganisation;
import org.herkomst.connector.resolver.rpsl.RpslSink;
import org.jspecify.annotations.Nullable;

/**
 * A registry's dump of networks, with its organisations in the same file or in one of their own. Read twice where both stand in one file:
 * organisations first. What looks like a person's record is dropped here.
 */
final class RpslInput implements Input {
    static final String TYPE = "rpsl";
    private static final int FEW = 4;

    private final Path path;
    private final @Nullable Path organisationsPath;
    private final Map<String, RpslOrganisation> organisations = new HashMap<>();
    private final OrganisationDomains domains = new OrganisationDomains();

    RpslInput(Path path, @Nullable Path organisationsPath) {
        this.path = path;
        this.organisationsPath = organisationsPath;
    }

    @Override
    public Count read(Sink sink) {
        RpslFile.read(organisationsPath == null ? path : organisationsPath, new Organisations());
        Networks networks = new Networks(sink);
        RpslCount count = RpslFile.read(path, networks);
        networks.handOver();
        return new Count(count.networks(), count.skipped());
    }

    private final class Organisations implements RpslSink {
        @Override
        public void organisation(RpslOrganisation organisation) {
            if (organisations.putIfAbsent(organisation.handle(), organisation) == null) {
                domains.add(organisation);
            }
        }
    }

    /** Keeps what the networks say until all are read, because a name that stands on many ranges is most often a provider's. */
    private final class Networks implements RpslSink {
        private final Sink sink;
        private final RegistryClaims claims = new RegistryClaims(domains);
        private final List<AddressRange> ranges = new ArrayList<>();
        private final List<Claim> said = new ArrayList<>();
        private final Map<Claim, Claim> known = new HashMap<>();
        private final Map<String, Integer> repeats = new HashMap<>();
        private final Map<List<String>, Grounds> grounds = new HashMap<>();

        private Networks(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void network(RpslNetwork network) {
            RpslOrganisation organisation =
                    network.organisation() == null ? null : organisations.get(network.organisation());
            Claim claim = claims.of(network, organisation);
            if (claim instanceof Named named) {
                repeats.merge(named.core(), 1, Integer::sum);
            }
            ranges.add(network.range());
            said.add(known.computeIfAbsent(claim, one -> one));
            sink.read(ranges.size());
        }

        private void handOver() {
            Map<Claim, Claim> counted = new HashMap<>();
            for (int i = 0; i < ranges.size(); i++) {
                sink.accept(ranges.get(i), counted.computeIfAbsent(said.get(i), this::counted));
            }
        }

        private Claim counted(Claim claim) {
            if (!(claim instanceof Named named)) {
                return claim;
            }
            int times = repeats.getOrDefault(named.core(), 1);
            List<String> features = new ArrayList<>(named.grounds().features());
            features.add("repeats=" + (times == 1 ? "one" : times <= FEW ? "few" : "many"));
            Grounds shared = grounds.computeIfAbsent(features, list -> new Grounds(Basis.REGISTRY, list));
            return new Named(named.facts(), shared, named.core());
        }
    }
}
