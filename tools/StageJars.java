import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies jars to where the launcher runs them from: `java tools/StageJars.java FROM TO [EARLIER]`.
///
/// A jar that lies with the same bytes in the folder EARLIER, staged for a build before, becomes a
/// link to it: staged jars never change, and DuckDB's has 80 MB.
///
/// A class file from before Java 6 (all of picocli) is kept out of the JDK's AOT cache and is
/// verified by the old, slow verifier at every start, some 0.2 s. Such classes are written again as
/// Java 8 ones, with the same code and the stack maps the old format lacks. All else is copied, and
/// so is a jar of which a class cannot be written again.
void main(String[] args) throws IOException {
    Path to = Files.createDirectories(Path.of(args[1]));
    Path earlier = Path.of(args.length > 2 ? args[2] : args[1]);
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
        for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
            stage(jar, earlier.resolve(jar.getFileName()), to.resolve(jar.getFileName()));
        }
    }
}

private static final int JAVA_6 = 50;
private static final int JAVA_8 = 52;

private static void stage(Path jar, Path earlier, Path target) throws IOException {
    if (!hasOldClasses(jar) || !raiseAll(jar, target)) {
        linkOrCopy(jar, earlier, target);
    }
}

/// Writes a jar with no old classes; false, and nothing is there, when that cannot be done.
private static boolean raiseAll(Path jar, Path target) throws IOException {
    Map<String, byte[]> entries = entries(jar);
    var hierarchy =
            ClassHierarchyResolver.ofResourceParsing(type -> resource(entries, type))
                    .orElse(ClassHierarchyResolver.defaultResolver());
    var classFile =
            ClassFile.of(
                    ClassHierarchyResolverOption.of(hierarchy),
                    // methods that share the old constant pool would be copied as they are
                    ConstantPoolSharingOption.NEW_POOL);
    try (var out = new ZipOutputStream(Files.newOutputStream(target))) {
        for (var entry : entries.entrySet()) {
            byte[] content = entry.getValue();
            out.putNextEntry(new ZipEntry(entry.getKey()));
            out.write(isOldClass(entry.getKey(), content) ? raise(classFile, content) : content);
            out.closeEntry();
        }
        return true;
    } catch (IllegalArgumentException e) {
        System.err.println(jar + " stays as it is: " + e.getMessage());
        Files.delete(target);
        return false;
    }
}

private static void linkOrCopy(Path jar, Path earlier, Path target) throws IOException {
    try {
        if (Files.exists(earlier) && Files.mismatch(jar, earlier) < 0) {
            Files.createLink(target, earlier);
            return;
        }
    } catch (IOException | UnsupportedOperationException _) {
        // not every file system knows hard links
    }
    Files.copy(jar, target);
}

private static boolean hasOldClasses(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : zip.stream().<ZipEntry>map(e -> e).toList()) {
            if (entry.getName().endsWith(".class")) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (isOldClass(entry.getName(), in.readNBytes(8))) {
                        return true;
                    }
                }
            }
        }
    }
    return false;
}

private static Map<String, byte[]> entries(Path jar) throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : zip.stream().<ZipEntry>map(e -> e).toList()) {
            try (InputStream in = zip.getInputStream(entry)) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
    }
    return entries;
}

private static boolean isOldClass(String name, byte[] content) {
    // the major version is a big-endian short at byte 6
    return name.endsWith(".class") && ((content[6] & 0xff) << 8 | (content[7] & 0xff)) < JAVA_6;
}

private static InputStream resource(Map<String, byte[]> entries, ClassDesc type) {
    String descriptor = type.descriptorString();
    byte[] content = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
    return content == null ? null : new ByteArrayInputStream(content);
}

private static byte[] raise(ClassFile classFile, byte[] content) {
    ClassModel old = classFile.parse(content);
    var code = MethodTransform.transformingCode((builder, element) -> builder.with(element));
    ClassTransform raised =
            (builder, element) -> {
                switch (element) {
                    case ClassFileVersion _ -> builder.withVersion(JAVA_8, 0);
                    case MethodModel method -> builder.transformMethod(method, code);
                    default -> builder.with(element);
                }
            };
    return classFile.transformClass(old, raised);
}
