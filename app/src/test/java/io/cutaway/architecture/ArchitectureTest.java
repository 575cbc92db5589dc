package io.cutaway.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.stream.Stream;

@DisplayName("Cutaway's own classes")
class ArchitectureTest {

    private static final ArchitectureRules RULES = new ArchitectureRules("io.cutaway");

    /// The helper is not on the class path of the app, so classes are read from the folders that
    /// the build of each module filled.
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importPaths(
                            Stream.of("engine", "icons", "helper-privileged", "app")
                                    .map(module -> Path.of("..", module, "target", "classes"))
                                    .toList());

    @Test
    void engineFeaturesHaveNoCycles() {
        check(RULES.packagesHaveNoCycles("engine"));
    }

    @Test
    void engineFeaturesLeaveSystemCallsToOthers() {
        check(RULES.engineFeaturesCannotReachSystem());
    }

    @Test
    void nativeCodeIsCalledInOnePlace() {
        check(RULES.onlySystemReachesNativeCode());
    }

    @Test
    void onlyTheAppTalksToOtherMachines() {
        check(RULES.onlyAppReachesTheNetwork());
    }

    @Test
    void onlyTheAppHasAWindow() {
        check(RULES.onlyAppReachesJavaFx());
    }

    @Test
    void helperDoesNotKnowTheApp() {
        check(RULES.helperCannotReachApp());
    }

    @Test
    void appKnowsTheHelperByItsProtocolOnly() {
        check(RULES.appCannotReachHelper());
    }

    @Test
    void engineKnowsNeitherAppNorHelper() {
        check(RULES.engineReachesNeitherAppNorHelper());
    }

    @Test
    void everyPackageIsNullMarked() {
        check(RULES.packagesAreNullMarked());
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
