package org.herkomst.connector.resolver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which types of input there are, what they permit by default, and what is refused before a file is read. */
final class Inputs {
    private static final String LEGAL = "ranges, accounts, dns, reverse, mmdb, asn, rpsl";

    /** Types that come with agreements of all kinds. */
    private static final Set<String> UNKNOWN_TERMS = Set.of(MmdbInput.TYPE, ReverseInput.TYPE);

    private Inputs() {}

    /** The adapter for an input's file; the accounts are those of inputs that were read before. */
    static Input of(InputSettings settings, List<CompanyFacts> accounts) {
        String file = fileName(settings);
        mustSayWhatItPermits(settings, file);
        Input input = byType(settings, file, accounts);
        if (!settings.type().equals(DnsInput.TYPE) || Files.exists(settings.path())) {
            Fingerprint.files(settings).forEach(Inputs::mustBeReadable);
        }
        return input;
    }

    static void mustBeReadable(Path path) {
        String file = fileName(path);
        if (!Files.exists(path)) {
            throw new InputException(
                    file, "this input's file is not there", "Check the path, relative to where you start.");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new InputException(file, "this input can't be read", "Give a file that the service's user may read.");
        }
    }

    private static Input byType(InputSettings settings, String file, List<CompanyFacts> accounts) {
        return switch (settings.type()) {
            case RangesInput.TYPE -> new RangesInput(settings.path());
            case AsnInput.TYPE -> new AsnInput(settings.path());
            case MmdbInput.TYPE -> new MmdbInput(settings.path());
            case ReverseInput.TYPE -> new ReverseInput(settings.path(), accounts);
            case DnsInput.TYPE -> new DnsInput(settings.path(), accounts);
            case AccountsInput.TYPE -> new AccountsInput(settings.path());
            case CorrectionsInput.TYPE -> new CorrectionsInput(settings.path());
            case RpslInput.TYPE -> new RpslInput(settings.path(), settings.organisations());
            default -> throw unknown(settings.type(), file);
        };
    }

    private static void mustSayWhatItPermits(InputSettings settings, String file) {
        if (settings.permits().isEmpty() && UNKNOWN_TERMS.contains(settings.type())) {
            throw new InputException(
                    file,
                    "it isn't said what the licence of this " + settings.type() + " input permits",
                    "Read the agreement, then set permits to [marketing] or [network].");
        }
    }

    private static InputException unknown(String type, String file) {
        return new InputException(file, "there is no input type '" + type + "'", "Use one of: " + LEGAL + ".");
    }

    /** What the input permits: as configured, or the default of its type. */
    static Set<Permission> permits(InputSettings settings) {
        if (!settings.permits().isEmpty()) {
            return settings.permits();
        }
        return settings.type().equals(RpslInput.TYPE)
                ? EnumSet.of(Permission.NETWORK)
                : EnumSet.allOf(Permission.class);
    }

    static String fileName(InputSettings settings) {
        return fileName(settings.path());
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
