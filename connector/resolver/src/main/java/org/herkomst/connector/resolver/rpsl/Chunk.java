package org.herkomst.connector.resolver.rpsl;

/** A piece of a stream: a buffer, and how much of it is filled. */
final class Chunk {
    private final byte[] bytes;
    private int length;

    Chunk(int size) {
        this.bytes = new byte[size];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void empty() {
        length = 0;
    }

    void grow(int read) {
        length += read;
    }

    int room() {
        return bytes.length - length;
    }
}
