package org.herkomst.connector.resolver;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers of an index by number, read from its bytes when first asked for and kept from then on. Thread-safe: two threads may read the same answer twice, which does no harm. */
final class AnswerBook {
    private final IntBuffer partOffsets;
    private final IntBuffer answerOffsets;
    private final ByteBuffer blobs;
    private final @Nullable Answer[] answers;

    AnswerBook(IntBuffer partOffsets, IntBuffer answerOffsets, ByteBuffer blobs) {
        this.partOffsets = partOffsets;
        this.answerOffsets = answerOffsets;
        this.blobs = blobs;
        this.answers = new Answer[answerOffsets.capacity()];
    }

    Answer answer(int number) {
        Answer known = answers[number];
        if (known == null) {
            known = read(number);
            answers[number] = known;
        }
        return known;
    }

    private Answer read(int number) {
        BlobReader blob = blob(answerOffsets, number);
        Resolution resolution = blob.number() == 0 ? none(blob) : company(blob);
        return new Answer(resolution, blob.list(() -> facts(blob(partOffsets, blob.number()))));
    }

    private Resolution none(BlobReader blob) {
        NoCompany why = NoCompany.valueOf(blob.text());
        return new Resolution.None(why, reason(blob.number()));
    }

    private Resolution company(BlobReader blob) {
        CompanyFacts facts = facts(blob(partOffsets, blob.number()));
        String reason = reason(blob.number());
        double confidence = blob.number() / 1000.0;
        List<Evidence> evidence = blob.list(() -> evidence(blob(partOffsets, blob.number())));
        return new Resolution.Company(facts, confidence, evidence, reason);
    }

    private String reason(int part) {
        return blob(partOffsets, part).text();
    }

    private static CompanyFacts facts(BlobReader blob) {
        String key = blob.text();
        String name = blob.text();
        OrganisationKind kind = OrganisationKind.valueOf(blob.text());
        String domain = blob.optional();
        String country = blob.optional();
        List<String> registers = blob.list(blob::text);
        return new CompanyFacts(
                key,
                name,
                domain,
                country,
                kind,
                registers,
                blob.optional(),
                blob.optional(),
                blob.optional(),
                blob.optional(),
                blob.optional(),
                employees(blob.number()));
    }

    private static @Nullable Integer employees(int written) {
        return written == 0 ? null : written - 1;
    }

    private static Evidence evidence(BlobReader blob) {
        String input = blob.text();
        String licence = blob.text();
        String dated = blob.optional();
        SizeClass size = SizeClass.valueOf(blob.text());
        List<Permission> permits = new ArrayList<>(blob.list(() -> Permission.valueOf(blob.text())));
        Set<Permission> set = permits.isEmpty() ? Set.of() : EnumSet.copyOf(permits);
        return new Evidence(input, licence, dated == null ? null : LocalDate.parse(dated), size, set);
    }

    private BlobReader blob(IntBuffer offsets, int number) {
        int from = offsets.get(number);
        return new BlobReader(blobs.slice(from, blobs.capacity() - from));
    }
}
