package org.herkomst.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads mappings. */
public final class Mappings {
    private Mappings() {}

    /**
     * A preset by its name, or else a YAML file by its path, taken from the working directory.
     *
     * @throws MappingException where there is no such preset or file, or it has faults
     */
    public static Mapping named(String presetOrPath) {
        if (Presets.names().contains(presetOrPath)) {
            return MappingReader.read(presetOrPath, Presets.file(presetOrPath), Presets.text(presetOrPath));
        }
        return file(path(presetOrPath));
    }

    /**
     * A file.
     *
     * @throws MappingException where it can't be read or has faults
     */
    public static Mapping file(Path file) {
        return MappingReader.read(file.toString(), file.toString(), text(file));
    }

    /** The names of the presets. */
    public static List<String> presets() {
        return Presets.names();
    }

    /**
     * The text of a preset, for {@code mapping show}.
     *
     * @throws MappingException where there is no such preset
     */
    public static String presetText(String name) {
        return Presets.text(name);
    }

    /**
     * A file laid over the preset that it extends, as YAML that stands for itself: the same mapping, each key with where it comes from.
     *
     * @throws MappingException where it can't be read or has faults
     */
    public static String merged(Path file) {
        file(file);
        return MergedMapping.yaml(file.toString(), text(file));
    }

    /** The JSON Schema of mapping files. */
    public static String schema() {
        return Presets.resource(Mappings.class, "/mapping.schema.json");
    }

    private static Path path(String text) {
        try {
            Path path = Path.of(text);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw failure(text, "this is no file name", presetCure(text));
        }
        throw failure(text, "there is no such preset and no such file", presetCure(text));
    }

    private static String text(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(start(file));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw failure(file.toString(), "the file is not UTF-8 text", "Save it as UTF-8");
        } catch (IOException e) {
            String what = Files.isDirectory(file) ? "this is a folder" : "the file can't be read";
            throw failure(
                    file.toString(),
                    what,
                    "Give the path of a readable YAML file, or a preset's name: " + Presets.names());
        }
    }

    /** As much of it as tells whether it is too large, whatever the path leads to. */
    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(YamlText.MAX_LENGTH + 1);
            if (start.length > YamlText.MAX_LENGTH) {
                throw failure(file.toString(), "the file is larger than 1 MB", "Split the mapping");
            }
            return start;
        }
    }

    private static String presetCure(String given) {
        return NearestName.cure(given, Presets.names()) + " A path is taken from the working directory.";
    }

    private static MappingException failure(String what, String message, String action) {
        return new MappingException(List.of(new MappingFault("mapping", Faults.shown(what), message, action)));
    }
}
