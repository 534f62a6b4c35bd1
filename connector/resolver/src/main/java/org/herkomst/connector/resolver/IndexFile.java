package org.herkomst.connector.resolver;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.herkomst.connector.resolver.table.Intervals;
import org.herkomst.connector.resolver.table.LookupTable;

/**
 * The file of an index. It is written beside its place and then moved there, so that whoever has the old one mapped keeps it.
 *
 * <p>Little-endian; each part begins at a multiple of eight. Header of 64 bytes: magic {@code HERKOMST}, format (int), CRC-32C of all behind
 * the header and then of the header with zeros in this place (int), length of the manifest (int), number of parts (int), number of answers (int), reserved (int), length of the table
 * (long), length of the blobs (long), reserved (two longs). Then the manifest (JSON), the {@link LookupTable}, the offsets of the parts and
 * of the answers in the blobs (ints), the blobs.
 */
final class IndexFile {
    static final int FORMAT = 3;
    static final int HEADER = 64;
    private static final int SUM_AT = 12;
    private static final long MAGIC = 0x5453_4D4F_4B52_4548L; // HERKOMST
    private static final String CURE = "Build it again with: herkomst index build.";

    private IndexFile() {}

    /** The tables of an index before they are written. */
    record Tables(Intervals ipv4, Intervals ipv6) {}

    /**
     * Writes an index.
     *
     * @param path where it shall be; its folder must exist
     * @param flatten makes the tables and hands every answer to the writer
     * @param manifest says what it was made of, from the number of intervals; asked last
     */
    static void write(Path path, Function<AnswerWriter, Tables> flatten, Function<Long, IndexManifest> manifest)
            throws IOException {
        Path blobs = Files.createTempFile(folder(path), "index", ".blobs");
        Path whole = Files.createTempFile(folder(path), "index", ".new");
        try {
            AnswerWriter answers;
            Tables tables;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(blobs), 1 << 16)) {
                answers = new AnswerWriter(out);
                tables = flatten.apply(answers);
            }
            long intervals = tables.ipv4.answered() + tables.ipv6.answered();
            assemble(whole, ManifestJson.write(manifest.apply(intervals)), tables, answers, blobs);
            move(whole, path);
        } finally {
            Files.deleteIfExists(blobs);
            Files.deleteIfExists(whole);
        }
    }

    private static Path folder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path : folder;
    }

    private static void move(Path whole, Path path) throws IOException {
        try {
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException other) {
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void assemble(Path whole, byte[] manifest, Tables tables, AnswerWriter answers, Path blobs)
            throws IOException {
        ByteBuffer table = buffer(LookupTable.bytes(tables.ipv4, tables.ipv6));
        LookupTable.write(tables.ipv4, tables.ipv6, table);
        int[] parts = answers.partOffsets();
        int[] numbers = answers.answerOffsets();
        try (FileChannel file = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            Checked out = new Checked(file);
            file.position(HEADER);
            out.put(ByteBuffer.wrap(manifest));
            out.put(table.flip());
            out.put(ints(parts));
            out.put(ints(numbers));
            try (FileChannel from = FileChannel.open(blobs)) {
                out.put(from.map(FileChannel.MapMode.READ_ONLY, 0, from.size()));
            }
            ByteBuffer header = buffer(HEADER).putLong(MAGIC).putInt(FORMAT).putInt(0);
            header.putInt(manifest.length)
                    .putInt(parts.length)
                    .putInt(numbers.length)
                    .putInt(0);
            header.putLong(table.capacity()).putLong(answers.length()).rewind();
            out.crc.update(header.duplicate());
            header.putInt(SUM_AT, (int) out.crc.getValue());
            file.write(header, 0);
            file.force(true);
        }
    }

    private static ByteBuffer buffer(long size) {
        return ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer ints(int[] values) {
        ByteBuffer bytes = buffer(values.length * 4L);
        bytes.asIntBuffer().put(values);
        return bytes;
    }

    /** Writes parts one behind the other, padded to eight bytes, and adds up their check sum. */
    private static final class Checked {
        private final FileChannel file;
        private final CRC32C crc = new CRC32C();

        private Checked(FileChannel file) {
            this.file = file;
        }

        private void put(ByteBuffer bytes) throws IOException {
            ByteBuffer padding = ByteBuffer.allocate((int) (-bytes.remaining() & 7L));
            for (ByteBuffer part : new ByteBuffer[] {bytes, padding}) {
                crc.update(part.duplicate());
                while (part.hasRemaining()) {
                    file.write(part);
                }
            }
        }
    }

    /** Whether a file is an index of an older format, which is no damage but wants building again. */
    static boolean isOlderFormat(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            if (file.size() < HEADER) {
                return false;
            }
            ByteBuffer header =
                    file.map(FileChannel.MapMode.READ_ONLY, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
            return header.getLong() == MAGIC && header.getInt() < FORMAT;
        }
    }

    /**
     * Maps an index into memory.
     *
     * @throws InputException where the file is damaged, cut, newer than this version, or no index
     */
    static TableResolver open(Path path) {
        String name = Inputs.fileName(path);
        try (FileChannel file = FileChannel.open(path)) {
            if (file.size() < HEADER) {
                throw new InputException(name, "the index is cut", CURE);
            }
            ByteBuffer header =
                    file.map(FileChannel.MapMode.READ_ONLY, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
            Layout layout = Layout.of(header, name);
            if (layout.end() != file.size()) {
                throw new InputException(name, "the index is cut, or longer than it says", CURE);
            }
            return read(file, header, layout, name);
        } catch (IOException unreadable) {
            throw new InputException(name, "the index can't be read", "Give a file that the service's user may read.");
        }
    }

    private static TableResolver read(FileChannel file, ByteBuffer header, Layout layout, String name)
            throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer manifest = map(file, HEADER, layout.manifest, crc);
        ByteBuffer table = map(file, layout.tableAt(), layout.table, crc);
        ByteBuffer parts = map(file, layout.partsAt(), layout.parts * 4L, crc);
        ByteBuffer answers = map(file, layout.answersAt(), layout.answers * 4L, crc);
        ByteBuffer blobs = map(file, layout.blobsAt(), layout.blobs, crc);
        crc.update(ByteBuffer.allocate(HEADER)
                .put(header.rewind())
                .putInt(SUM_AT, 0)
                .rewind());
        if ((int) crc.getValue() != layout.crc) {
            throw new InputException(name, "the index is damaged: its check sum is wrong", CURE);
        }
        AnswerBook book = new AnswerBook(parts.asIntBuffer(), answers.asIntBuffer(), blobs);
        return new TableResolver(LookupTable.read(table), book, ManifestJson.read(manifest));
    }

    /** A part of the file; it and its padding are added to the check sum. */
    private static ByteBuffer map(FileChannel file, long from, long length, CRC32C crc) throws IOException {
        ByteBuffer padded = file.map(FileChannel.MapMode.READ_ONLY, from, Layout.padded(length));
        crc.update(padded.duplicate());
        return padded.slice(0, Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the parts of a file lie, in bytes; parts and answers are counts. */
    private record Layout(int crc, int manifest, int parts, int answers, long table, long blobs) {

        static Layout of(ByteBuffer header, String name) {
            if (header.getLong() != MAGIC) {
                throw new InputException(name, "this is no index of Herkomst", CURE);
            }
            int format = header.getInt();
            if (format != FORMAT) {
                String what = format > FORMAT ? "a newer" : "an older";
                throw new InputException(name, "the index was built by " + what + " version of Herkomst", CURE);
            }
            int crc = header.getInt();
            int manifest = header.getInt();
            int parts = header.getInt();
            int answers = header.getInt();
            header.getInt();
            Layout layout = new Layout(crc, manifest, parts, answers, header.getLong(), header.getLong());
            long most = Integer.MAX_VALUE - 7L;
            if (manifest < 0
                    || manifest > most
                    || parts < 0
                    || parts > most / 4
                    || answers < 1
                    || answers > most / 4
                    || layout.table < 0
                    || layout.table > most
                    || layout.blobs < 0
                    || layout.blobs > most) {
                throw new InputException(name, "the index is damaged: its header makes no sense", CURE);
            }
            return layout;
        }

        private static long padded(long length) {
            return (length + 7) & ~7L;
        }

        long tableAt() {
            return HEADER + padded(manifest);
        }

        long partsAt() {
            return tableAt() + padded(table);
        }

        long answersAt() {
            return partsAt() + padded(parts * 4L);
        }

        long blobsAt() {
            return answersAt() + padded(answers * 4L);
        }

        long end() {
            return blobsAt() + padded(blobs);
        }
    }
}
