package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the answers of an index as they are found: each company, sentence and piece of evidence once, and answers that point to them.
 * Used by one thread. {@link AnswerBook} reads them.
 */
final class AnswerWriter {
    private static final int FIRST_CAPACITY = 1024;

    private final OutputStream out;
    private final BlobWriter blob = new BlobWriter();
    private final Map<Object, Integer> parts = new HashMap<>();
    private int[] partOffsets = new int[FIRST_CAPACITY];
    private int partCount;
    private int[] answerOffsets = new int[FIRST_CAPACITY];
    private int answerCount;
    private int position;

    /** Blobs go to the stream, which should be buffered and stays open. */
    AnswerWriter(OutputStream out) {
        this.out = out;
        add(Answer.UNKNOWN);
    }

    /** The number of a new answer; the first, 0, is {@link Answer#UNKNOWN}. */
    int add(Answer answer) {
        if (answer.resolution() instanceof Resolution.Company company) {
            company(company);
        } else if (answer.resolution() instanceof Resolution.None none) {
            none(none);
        }
        blob.list(answer.companies(), facts -> blob.number(part(facts)));
        int offset = write(blob.take());
        answerOffsets = grown(answerOffsets, answerCount);
        answerOffsets[answerCount] = offset;
        return answerCount++;
    }

    private void company(Resolution.Company company) {
        int facts = part(company.facts());
        int reason = part(company.reason());
        int[] evidence = company.evidence().stream().mapToInt(this::part).toArray();
        blob.number(1).number(facts).number(reason).number((int) Math.round(company.confidence() * 1000));
        blob.number(evidence.length);
        Arrays.stream(evidence).forEach(blob::number);
    }

    private void none(Resolution.None none) {
        int reason = part(none.reason());
        blob.number(0).text(none.why().name()).number(reason);
    }

    /** The number of a part, which is written when first seen. */
    private int part(Object part) {
        Integer known = parts.get(part);
        if (known != null) {
            return known;
        }
        byte[] bytes = bytes(part);
        partOffsets = grown(partOffsets, partCount);
        partOffsets[partCount] = write(bytes);
        parts.put(part, partCount);
        return partCount++;
    }

    private static byte[] bytes(Object part) {
        BlobWriter own = new BlobWriter();
        if (part instanceof CompanyFacts facts) {
            facts(facts, own);
        } else if (part instanceof Evidence evidence) {
            evidence(evidence, own);
        } else {
            own.text((String) part);
        }
        return own.take();
    }

    private static void facts(CompanyFacts facts, BlobWriter own) {
        own.text(facts.resolverKey()).text(facts.name()).text(facts.kind().name());
        own.optional(facts.domain()).optional(facts.country()).list(facts.registers(), own::text);
        own.optional(facts.legalForm()).optional(facts.street()).optional(facts.city());
        own.optional(facts.phone()).optional(facts.industry());
        own.number(facts.employees() == null ? 0 : facts.employees() + 1);
    }

    private static void evidence(Evidence evidence, BlobWriter own) {
        Set<Permission> permits = new TreeSet<>(evidence.permits());
        own.text(evidence.input()).text(evidence.licence());
        own.optional(evidence.dated() == null ? null : evidence.dated().toString());
        own.text(evidence.size().name()).number(permits.size());
        permits.forEach(permission -> own.text(permission.name()));
    }

    private int write(byte[] bytes) {
        int at = position;
        try {
            out.write(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        position = Math.addExact(position, bytes.length);
        return at;
    }

    private static int[] grown(int[] offsets, int count) {
        return count < offsets.length ? offsets : Arrays.copyOf(offsets, count + (count >> 1));
    }

    int[] partOffsets() {
        return Arrays.copyOf(partOffsets, partCount);
    }

    int[] answerOffsets() {
        return Arrays.copyOf(answerOffsets, answerCount);
    }

    /** How many bytes were written to the stream. */
    int length() {
        return position;
    }
}
