package io.cutaway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.function.Function;

@DisplayName("An architecture rule fails on the fixture that breaks it:")
class ArchitectureRulesTest {

    @Test
    void twoFeaturesThatNeedEachOther() {
        checkFailure("cycle", rules -> rules.packagesHaveNoCycles("engine"));
    }

    @Test
    void aFeatureThatMakesASystemCall() {
        checkFailure("system", ArchitectureRules::engineFeaturesCannotReachSystem);
    }

    @Test
    void aHelperThatCallsNativeCodeItself() {
        checkFailure("calls", ArchitectureRules::onlySystemReachesNativeCode);
    }

    @Test
    void aHelperThatTalksToOtherMachines() {
        checkFailure("network", ArchitectureRules::onlyAppReachesTheNetwork);
    }

    @Test
    void anEngineWithAWindow() {
        checkFailure("window", ArchitectureRules::onlyAppReachesJavaFx);
    }

    @Test
    void aHelperThatKnowsTheApp() {
        checkFailure("client", ArchitectureRules::helperCannotReachApp);
    }

    @Test
    void anAppThatSkipsTheProtocol() {
        checkFailure("shortcut", ArchitectureRules::appCannotReachHelper);
    }

    @Test
    void anEngineThatKnowsTheHelper() {
        checkFailure("upwards", ArchitectureRules::engineReachesNeitherAppNorHelper);
    }

    @Test
    void aPackageWhereNullIsNotSpokenOf() {
        checkFailure("unmarked", ArchitectureRules::packagesAreNullMarked);
    }

    /// One violation each: a rule that complained about everything would be noticed.
    private static void checkFailure(String fixture, Function<ArchitectureRules, ArchRule> rule) {
        var root = "archfixture." + fixture;
        var classes = new ClassFileImporter().importPackages(root);
        var report = rule.apply(new ArchitectureRules(root)).evaluate(classes).getFailureReport();
        assertEquals(1, report.getDetails().size(), report.toString());
    }
}
