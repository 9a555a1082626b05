import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Formats every Java source of the project, or only lists those that are not formatted.
///
/// The build runs it straight from source, with google-java-format on the class path and the JDK of
/// the toolchain: `java tools/Format.java check|write FOLDER…`. (A formatter inside Maven's own
/// JVM, which may be older, could not parse Java 25.) `check` leaves its list in
/// `target/unformatted.txt`, which then fails the build; no such file means all is well.
void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    var command = new ArrayList<String>(List.of("--aosp", write ? "--replace" : "--dry-run"));
    command.addAll(sources(List.of(args).subList(1, args.length)));

    var changed = new StringWriter();
    int exit =
            new Main(new PrintWriter(changed), new PrintWriter(System.err, true), System.in)
                    .format(command.toArray(String[]::new));
    Path list = Path.of("target", "unformatted.txt");
    Files.deleteIfExists(list);
    if (!changed.toString().isEmpty()) {
        Files.createDirectories(list.getParent());
        Files.writeString(list, changed.toString());
        System.out.print("Not formatted:\n" + changed.toString().indent(2));
    }
    System.exit(exit);
}

private static List<String> sources(List<String> folders) throws IOException {
    var sources = new ArrayList<String>();
    for (String folder : folders) {
        Path root = Path.of(folder);
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                files.map(Path::toString)
                        .filter(name -> name.endsWith(".java"))
                        .sorted()
                        .forEach(sources::add);
            }
        }
    }
    return sources;
}
