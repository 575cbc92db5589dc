package io.cutaway.helper.dispatch;

import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchPrediction;
import io.cutaway.engine.launch.LaunchRequest.CheckedBind;
import io.cutaway.engine.launch.Operation.Inode;
import io.cutaway.engine.layer.JavaLayerFiles;
import io.cutaway.engine.layer.LayerDirectory;
import io.cutaway.engine.layer.LayerExplorer;
import io.cutaway.engine.protocol.ContainerRequest.PlanLaunch;
import io.cutaway.engine.protocol.Problem.StoreFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.helper.container.ContainerCreator;
import io.cutaway.helper.container.ContainerRecord;
import io.cutaway.helper.container.LaunchRequests;
import io.cutaway.helper.container.LaunchRequests.Start;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Says what a launch would do and where it would fail, by the planner and the checks that the
/// launch itself goes through.
final class LaunchPreview {

    private final StoreLayout layout;
    private final ContainerCreator creator;
    private final LaunchRequests requests;
    private final OpenedBinds binds;

    LaunchPreview(Services services) {
        this.layout = services.layout();
        this.creator = services.creator();
        this.requests = services.requests();
        this.binds = new OpenedBinds(services.binds());
    }

    PlanLaunch.Planned of(PlanLaunch request, VarlinkCall call) {
        var record = creator.preview(request.spec());
        var start = new Start(binds(request, call), Optional.empty(), call.peer());
        var plan = requests.launch(record, creator.paths(record), start);
        return new PlanLaunch.Planned(plan, failures(plan, record));
    }

    private List<LaunchFailure> failures(LaunchPlan plan, ContainerRecord record) {
        try {
            return LaunchPrediction.failures(plan, root(record));
        } catch (IOException e) {
            throw new ProblemException(
                    new StoreFailed(layout.root().toString(), String.valueOf(e.getMessage())));
        }
    }

    private List<CheckedBind> binds(PlanLaunch request, VarlinkCall call) {
        var wanted = request.spec().binds();
        return request.binds().isEmpty()
                ? wanted.stream().map(bind -> new CheckedBind(bind, new Inode(0, 0))).toList()
                : binds.check(wanted, request.binds(), call);
    }

    private LayerExplorer root(ContainerRecord record) {
        var layers =
                record.layers().stream()
                        .map(id -> new LayerDirectory(id.toString(), layout.layerTree(id)))
                        .toList();
        return new LayerExplorer(layers, new JavaLayerFiles());
    }
}
