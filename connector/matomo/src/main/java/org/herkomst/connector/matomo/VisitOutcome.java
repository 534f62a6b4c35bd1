package org.herkomst.connector.matomo;

import java.time.LocalDate;
import org.herkomst.connector.address.ClientAddress;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.Resolution;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a visit: first whether it counts, then which company it is of. Used by one thread. */
final class VisitOutcome {
    private final FeedContext context;
    private final VisitMac mac;

    VisitOutcome(FeedContext context, String source) {
        this.context = context;
        this.mac = new VisitMac(context.visitKey(), source);
    }

    /**
     * The visit as it is handed on.
     *
     * @param knownBits bits of a masked address that are known; {@link Mask#NONE} where it is not masked
     * @param floor visits with their last action before this epoch second are excluded
     */
    ReadVisit of(RawVisit visit, Site site, int knownBits, long floor) {
        VisitRef ref = mac.ref(visit, site.id());
        DropReason uncounted = uncounted(visit, floor);
        if (uncounted != null) {
            return new ReadVisit.Dropped(ref, site, uncounted);
        }
        ClientAddress address = visit.address;
        if (address == null) {
            return new ReadVisit.Dropped(ref, site, DropReason.UNKNOWN);
        }
        if (knownBits == Mask.NONE) {
            return context.resolver()
                    .resolve(address)
                    .fold(
                            company -> named(visit, ref, site, company),
                            none -> new ReadVisit.Dropped(ref, site, reason(none.why())));
        }
        return masked(visit, ref, site, knownBits);
    }

    private @Nullable DropReason uncounted(RawVisit visit, long floor) {
        VisitRules rules = context.rules();
        if (visit.address != null && rules.excluded().contains(visit.address)) {
            return DropReason.EXCLUDED;
        }
        if (visit.bot) {
            return DropReason.BOT;
        }
        LocalDate published = rules.noticePublished();
        if (visit.lastAction < floor || (published != null && visit.day.isBefore(published))) {
            return DropReason.EXCLUDED;
        }
        if (!visit.consent) {
            return DropReason.NO_CONSENT;
        }
        return visit.onlyExcludedPages() ? DropReason.EXCLUDED : null;
    }

    private ReadVisit masked(RawVisit visit, VisitRef ref, Site site, int knownBits) {
        ClientAddress address = visit.address;
        if (address == null || knownBits == 0) {
            return new ReadVisit.Dropped(ref, site, DropReason.MASKED);
        }
        Resolution alone = context.resolver().resolve(address);
        boolean ownSpace = alone.fold(company -> false, none -> none.why() == NoCompany.PRIVATE);
        if (ownSpace) {
            return new ReadVisit.Dropped(ref, site, DropReason.PRIVATE);
        }
        return context.resolver()
                .resolveBlock(address, knownBits)
                .fold(
                        company -> named(visit, ref, site, company),
                        none -> new ReadVisit.Dropped(ref, site, maskedReason(none.why())));
    }

    private static DropReason maskedReason(NoCompany why) {
        return why == NoCompany.PRIVATE || why == NoCompany.BOT ? reason(why) : DropReason.MASKED;
    }

    private static DropReason reason(NoCompany why) {
        return switch (why) {
            case PRIVATE -> DropReason.PRIVATE;
            case MASKED -> DropReason.MASKED;
            case BOT -> DropReason.BOT;
            case ISP, HOSTING -> DropReason.ISP_OR_HOSTING;
            case AMBIGUOUS -> DropReason.AMBIGUOUS;
            case LOW_CONFIDENCE -> DropReason.LOW_CONFIDENCE;
            case UNKNOWN -> DropReason.UNKNOWN;
        };
    }

    private static ReadVisit named(RawVisit visit, VisitRef ref, Site site, Resolution.Company company) {
        return new ReadVisit.Named(new CompanyVisit(
                ref,
                site,
                visit.day,
                visit.pages(),
                visit.pageCounts(),
                visit.channel,
                visit.channelName,
                (int) Math.min(visit.goals, Integer.MAX_VALUE),
                visit.truncatedActions > 0,
                company));
    }
}
