package io.cutaway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

import org.jspecify.annotations.NullMarked;

/// What the packages below a root may depend on.
///
/// The root is `io.cutaway`. A fixture that breaks a rule has packages of the same names below a
/// root of its own, so each rule is seen to fail.
///
/// @param root name of the package that holds `engine`, `icons`, `helper` and `app`
record ArchitectureRules(String root) {

    private static final DescribedPredicate<JavaClass> LIVE_IN_NULL_MARKED_PACKAGE =
            DescribedPredicate.describe(
                    "live in a package marked with @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class));

    ArchRule packagesHaveNoCycles(String module) {
        return slices().matching(root + "." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because(
                        "a feature that can be read without the others can be changed without"
                                + " them");
    }

    ArchRule engineFeaturesCannotReachSystem() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".engine..")
                .and()
                .resideOutsideOfPackages(root + ".engine.system..", root + ".engine.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".engine.system..")
                .because(
                        "the engine decides without asking the kernel, so it is tested without"
                                + " one; only the protocol carries descriptors itself");
    }

    ArchRule onlySystemReachesNativeCode() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".engine.system..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .because("every system call has one method, whose errors carry the call's name");
    }

    ArchRule onlyAppReachesTheNetwork() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .because("the helper holds the store and never talks to other machines");
    }

    ArchRule onlyAppReachesJavaFx() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .because("the engine, the helper and the pictograms have to work without a window");
    }

    ArchRule helperCannotReachApp() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".helper..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".app..")
                .because("the helper serves any client of the protocol");
    }

    ArchRule appCannotReachHelper() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".helper..")
                .because("the app asks over the socket, where the helper checks who asks");
    }

    ArchRule engineReachesNeitherAppNorHelper() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".app..", root + ".helper..")
                .because("both stand on the engine");
    }

    ArchRule packagesAreNullMarked() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(ArchCondition.from(LIVE_IN_NULL_MARKED_PACKAGE))
                .because("a place where null may come in is one that says so");
    }
}
