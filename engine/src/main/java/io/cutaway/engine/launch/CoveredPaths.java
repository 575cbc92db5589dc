package io.cutaway.engine.launch;

import io.cutaway.engine.launch.Operation.BindDevice;
import io.cutaway.engine.launch.Operation.BindHostTree;
import io.cutaway.engine.launch.Operation.BindTree;
import io.cutaway.engine.launch.Operation.MaskPath;
import io.cutaway.engine.launch.Operation.Mount;

import java.util.ArrayList;
import java.util.List;

/// Where a plan mounts something over the container's own files.
///
/// @param targets absolute paths, each with a slash at its end
record CoveredPaths(List<String> targets) {

    static CoveredPaths of(LaunchPlan plan) {
        var targets = new ArrayList<String>();
        for (var operation : plan.operations()) {
            if (operation instanceof Mount
                    || operation instanceof BindTree
                    || operation instanceof BindDevice
                    || operation instanceof BindHostTree
                    || operation instanceof MaskPath) {
                targets.add(slashed(OperationSubject.of(operation)));
            }
        }
        return new CoveredPaths(List.copyOf(targets));
    }

    /// Whether a path is, or lies below, one of them.
    boolean contain(String path) {
        return targets.stream().anyMatch(slashed(path)::startsWith);
    }

    private static String slashed(String path) {
        return path.endsWith("/") ? path : path + "/";
    }
}
