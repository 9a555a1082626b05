package dev.alphatrail.runstore.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// What a disk would hold after a power cut: contents as of the last force of their file, names as
/// of the last force of their directory. A rename is one step of the disk's journal: it is there
/// whole or not at all, and forcing either directory brings it.
public final class PowerCut extends Faults {
    private sealed interface Node {}

    private static final class FileNode implements Node {
        private byte[] durable = new byte[0];
    }

    private static final class DirectoryNode implements Node {
        private final Map<String, Node> names = new TreeMap<>();
        private Map<String, Node> durable = new TreeMap<>();
    }

    private record Rename(
            DirectoryNode from, String name, DirectoryNode to, String newName, Node moved) {}

    private final Path root;
    private final DirectoryNode tree;
    private final List<Rename> renames = new ArrayList<>();

    /// @param root everything in it now is on disk
    /// @param chosen the step that is not done any more, 0 for none
    public PowerCut(Path root, int chosen) throws IOException {
        super(chosen, Mode.KILLED);
        this.root = root;
        this.tree = (DirectoryNode) read(root);
    }

    private static Node read(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            FileNode file = new FileNode();
            file.durable = Files.readAllBytes(path);
            return file;
        }
        DirectoryNode directory = new DirectoryNode();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                directory.names.put(entry.getFileName().toString(), read(entry));
            }
        }
        directory.durable = new TreeMap<>(directory.names);
        return directory;
    }

    private Node find(Path path) {
        Node node = tree;
        for (Path name : root.relativize(path)) {
            if (!name.toString().isEmpty()) {
                node = ((DirectoryNode) node).names.get(name.toString());
            }
        }
        return Objects.requireNonNull(node, path.toString());
    }

    private DirectoryNode parent(Path path) {
        return (DirectoryNode) find(path.getParent());
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    @Override
    public synchronized void after(Step step, Path given, Path givenTarget) throws IOException {
        Path path = given.normalize();
        Path target = givenTarget.normalize();
        switch (step) {
            case OPEN -> parent(path).names.computeIfAbsent(name(path), _ -> new FileNode());
            case CREATE_DIRECTORY -> parent(path).names.put(name(path), new DirectoryNode());
            case DELETE -> parent(path).names.remove(name(path));
            case MOVE -> {
                Node moved = parent(path).names.remove(name(path));
                parent(target).names.put(name(target), moved);
                renames.add(
                        new Rename(parent(path), name(path), parent(target), name(target), moved));
            }
            case FORCE -> {
                switch (find(path)) {
                    case FileNode file -> file.durable = Files.readAllBytes(path);
                    case DirectoryNode directory -> force(directory);
                }
            }
            case WRITE, TRUNCATE, SET_ATTRIBUTE -> {}
        }
    }

    private void force(DirectoryNode directory) {
        directory.durable = new TreeMap<>(directory.names);
        for (Rename rename : List.copyOf(renames)) {
            if (rename.from == directory || rename.to == directory) {
                commit(rename);
            }
        }
    }

    private void commit(Rename rename) {
        renames.remove(rename);
        rename.from.durable.remove(rename.name, rename.moved);
        if (rename.to.names.get(rename.newName) == rename.moved) {
            rename.to.durable.put(rename.newName, rename.moved);
        }
    }

    /// Writes what is on disk to another directory: nothing that was not forced.
    public synchronized void survivors(Path target) throws IOException {
        write(tree, root, target, null);
    }

    /// The same, but of what was not forced some is there by chance.
    public synchronized void survivors(Path target, Random chance) throws IOException {
        int journalled = chance.nextInt(renames.size() + 1);
        for (Rename rename : List.copyOf(renames.subList(0, journalled))) {
            commit(rename);
        }
        write(tree, root, target, chance);
    }

    private void write(DirectoryNode directory, Path current, Path target, Random chance)
            throws IOException {
        Files.createDirectories(target);
        Map<String, Node> names = new LinkedHashMap<>(directory.durable);
        if (chance != null) {
            directory.names.forEach((name, node) -> {
                boolean renamed = renames.stream().anyMatch(rename -> rename.moved == node);
                if (!renamed && chance.nextBoolean()) {
                    names.putIfAbsent(name, node);
                }
            });
        }
        for (Map.Entry<String, Node> entry : names.entrySet()) {
            Path now = current.resolve(entry.getKey());
            Path to = target.resolve(entry.getKey());
            switch (entry.getValue()) {
                case DirectoryNode child -> write(child, now, to, chance);
                case FileNode file -> {
                    boolean same = directory.names.get(entry.getKey()) == file;
                    Files.write(to, contents(file, same ? now : null, chance));
                }
            }
        }
    }

    private static byte[] contents(FileNode file, Path now, Random chance) throws IOException {
        if (chance == null || now == null || !Files.exists(now) || chance.nextBoolean()) {
            return file.durable;
        }
        byte[] current = Files.readAllBytes(now);
        // the length may be there before the bytes are
        byte[] mixed = Arrays.copyOf(current, current.length);
        int from = Math.min(file.durable.length, mixed.length);
        int known = from + chance.nextInt(mixed.length - from + 1);
        Arrays.fill(mixed, known, mixed.length, (byte) 0);
        return mixed;
    }
}
