package dev.alphatrail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import dev.alphatrail.cli.Main;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds the packages to the map in `ARCHITECTURE.md`, and the promises of determinism to the code.
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = ArchitectureTest.ProductOnly.class)
class ArchitectureTest {
    static final String ROOT = "dev.alphatrail";

    private static final Set<String> RESEARCH =
            Set.of(
                    "stats",
                    "panel",
                    "marketdata",
                    "formula",
                    "library",
                    "engine",
                    "generator",
                    "portfolio",
                    "backtest",
                    "evaluation",
                    "audit",
                    "study");

    /// Research without its door to the file system, and without the door to its own resources.
    private static final Set<String> PURE = minus(RESEARCH, "marketdata", "library");

    /// Each package directly below [#ROOT], with those it may know; what lies below it belongs to
    /// it.
    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    entry("json", Set.of()),
                    entry("query", Set.of("json")),
                    entry("runstore", Set.of("json", "query")),
                    entry("stats", Set.of()),
                    entry("panel", Set.of()),
                    entry("marketdata", Set.of("panel", "formula")),
                    entry("formula", Set.of()),
                    entry("library", Set.of("formula")),
                    entry("engine", Set.of("panel", "formula", "stats")),
                    entry("generator", Set.of("formula")),
                    entry("portfolio", Set.of("panel", "stats")),
                    entry("backtest", Set.of("panel", "stats", "portfolio")),
                    entry("evaluation", Set.of("panel", "stats", "portfolio", "backtest")),
                    entry("audit", Set.of("panel", "formula", "engine", "backtest", "evaluation")),
                    entry("study", minus(RESEARCH, "study", "audit")),
                    entry("factorcache", Set.of("panel", "formula", "engine", "study")),
                    entry("packed", Set.of("json", "panel", "marketdata")),
                    entry("config", plus(minus(RESEARCH, "stats", "engine"), "json")),
                    entry("artifacts", plus(RESEARCH, "json", "config", "factorcache")),
                    entry("report", plus(RESEARCH, "json", "config", "artifacts")),
                    entry(
                            "trail",
                            plus(
                                    RESEARCH,
                                    "runstore",
                                    "query",
                                    "json",
                                    "config",
                                    "artifacts",
                                    "report",
                                    "packed",
                                    "factorcache")),
                    entry("sql", Set.of("runstore", "json", "artifacts", "trail")),
                    entry(
                            "exchange",
                            Set.of("runstore", "query", "json", "artifacts", "trail", "sql")),
                    entry(
                            "cli",
                            plus(
                                    RESEARCH,
                                    "runstore",
                                    "query",
                                    "json",
                                    "config",
                                    "artifacts",
                                    "report",
                                    "packed",
                                    "factorcache",
                                    "trail",
                                    "sql",
                                    "exchange")));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesKnowOnlyWhatTheMapAllows =
            classes().should(knowOnlyWhatTheMapAllows());

    @ArchTest
    static void theMapNamesThePackagesThereAre(JavaClasses all) {
        var packages =
                all.stream()
                        .map(ArchitectureTest::packageOf)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(MAY_KNOW.keySet()), packages);
    }

    @ArchTest
    static final ArchRule computationTouchesNoFile =
            noClasses()
                    .that(areIn(PURE))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.io", "java.nio.file..");

    @ArchTest
    static final ArchRule researchAsksNeitherClockNorHost =
            noClasses()
                    .that(areIn(RESEARCH))
                    .should()
                    .accessTargetWhere(
                            methodOfPackage("java.time", "now")
                                    .or(method(System.class, "currentTimeMillis"))
                                    .or(
                                            method(
                                                    Clock.class,
                                                    "system",
                                                    "systemUTC",
                                                    "systemDefaultZone"))
                                    .or(method(ZoneId.class, "systemDefault"))
                                    .or(method(TimeZone.class, "getDefault"))
                                    .or(method(Locale.class, "getDefault")));

    /// `Math` may answer with other last bits on another processor or once compiled; `StrictMath`
    /// may not.
    @ArchTest
    static final ArchRule researchTakesTranscendentalFunctionsFromStrictMath =
            noClasses()
                    .that(areIn(RESEARCH))
                    .should()
                    .accessTargetWhere(
                            method(
                                    Math.class,
                                    "log log10 log1p exp expm1 pow cbrt hypot sin cos tan asin acos atan atan2 sinh cosh tanh"
                                            .split(" ")));

    @ArchTest
    static final ArchRule nothingIsSerializedByJava =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class);

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Main.class)
                    .should()
                    .accessTargetWhere(
                            method(System.class, "exit").or(method(Runtime.class, "exit", "halt")));

    /// Leaves out tests, in whichever folder the build has put them.
    static final class ProductOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static ArchCondition<JavaClass> knowOnlyWhatTheMapAllows() {
        return new ArchCondition<>("know only what the map allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = packageOf(type);
                Set<String> allowed = plus(MAY_KNOW.getOrDefault(from, Set.of()), from);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target) && !allowed.contains(packageOf(target))) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> areIn(Set<String> packages) {
        return DescribedPredicate.describe(
                "are in " + new TreeSet<>(packages), type -> packages.contains(packageOf(type)));
    }

    private static DescribedPredicate<JavaAccess<?>> method(Class<?> owner, String... names) {
        var wanted = Set.of(names);
        return DescribedPredicate.describe(
                owner.getSimpleName() + Arrays.toString(names),
                access ->
                        access.getTargetOwner().isEquivalentTo(owner)
                                && wanted.contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> methodOfPackage(
            String ownerPackage, String name) {
        return DescribedPredicate.describe(
                name + " of " + ownerPackage,
                access ->
                        access.getTargetOwner().getPackageName().equals(ownerPackage)
                                && access.getTarget().getName().equals(name));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    /// The first name below [#ROOT]; empty for a class that lies in the root itself.
    private static String packageOf(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    private static Set<String> plus(Set<String> packages, String... more) {
        return Stream.concat(packages.stream(), Arrays.stream(more))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> minus(Set<String> packages, String... fewer) {
        var left = new TreeSet<>(packages);
        left.removeAll(Set.of(fewer));
        return Set.copyOf(left);
    }
}
