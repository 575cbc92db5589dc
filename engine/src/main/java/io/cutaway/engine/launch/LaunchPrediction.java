package io.cutaway.engine.launch;

import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.MakeDirectory;
import io.cutaway.engine.layer.LayerExplorer;
import io.cutaway.engine.layer.MergedPath;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What will go wrong if a plan is carried out, as far as it can be known beforehand: the same
/// words as the report of the launch would have. Only what is certain is said; a plan without a
/// prediction may still fail.
///
/// Looked at are the container's own files: the command and the working directory. What lies below
/// a mount of the plan is not in the layers and is not judged.
public final class LaunchPrediction {

    private static final int ANY_EXECUTE = 0111;

    private final LaunchPlan plan;
    private final LayerExplorer root;
    private final CoveredPaths covered;
    private final List<LaunchFailure> failures = new ArrayList<>();

    private LaunchPrediction(LaunchPlan plan, LayerExplorer root) {
        this.plan = plan;
        this.root = root;
        this.covered = CoveredPaths.of(plan);
    }

    /// The failures that are certain, in the plan's order; the first is where the launch would end.
    ///
    /// @param root the layers that the container's root will consist of
    public static List<LaunchFailure> failures(LaunchPlan plan, LayerExplorer root)
            throws IOException {
        var prediction = new LaunchPrediction(plan, root);
        prediction.look();
        return List.copyOf(prediction.failures);
    }

    private void look() throws IOException {
        var directory = "/";
        for (var operation : plan.operations()) {
            if (operation instanceof MakeDirectory made) {
                directory(made, made.target(), "mkdirat");
            } else if (operation instanceof ChangeDirectory change) {
                directory = change.path();
                directory(change, directory, "openat2");
            } else if (operation instanceof Execute execute) {
                execute(execute, directory);
            }
        }
    }

    /// A directory that is missing is made before; a file in its place stays.
    private void directory(Operation operation, String path, String call) throws IOException {
        if (covered.contain(path) || !failures.isEmpty()) {
            return;
        }
        switch (MergedPath.follow(root, path)) {
            case MergedPath.Root() -> {}
            case MergedPath.Found(var entry) -> {
                if (!entry.facts().isDirectory()) {
                    fail(operation, call, "ENOTDIR");
                }
            }
            case MergedPath.Nowhere(var error, var at) -> {
                if (!error.equals("ENOENT") && !covered.contain(at)) {
                    fail(operation, call, error);
                }
            }
        }
    }

    private void execute(Execute execute, String directory) throws IOException {
        var worst = "ENOENT";
        for (var file : CommandSearch.files(execute, directory)) {
            if (covered.contain(file)) {
                return;
            }
            var answer = executing(file);
            if (answer.isEmpty()) {
                return;
            }
            worst = CommandSearch.worse(execute, worst, answer.get());
            if (answer.get().equals("ELOOP")) {
                break;
            }
        }
        fail(execute, "execve", worst);
    }

    /// What execve(2) would say of a file; empty when nothing is known against it.
    private Optional<String> executing(String file) throws IOException {
        return switch (MergedPath.follow(root, file)) {
            case MergedPath.Root() -> Optional.of("EACCES");
            case MergedPath.Found(var entry) -> {
                var mayRun = (entry.facts().permissions() & ANY_EXECUTE) != 0;
                var isDirectory = entry.facts().isDirectory();
                yield isDirectory || !mayRun ? Optional.of("EACCES") : Optional.empty();
            }
            case MergedPath.Nowhere(var error, var at) ->
                    covered.contain(at) ? Optional.empty() : Optional.of(error);
        };
    }

    private void fail(Operation operation, String call, String error) {
        var index = plan.operations().indexOf(operation);
        failures.add(
                new LaunchFailure(
                        index, operation.name(), call, error, OperationSubject.of(operation)));
    }
}
