package io.cutaway.helper.dispatch;

import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.launch.LaunchRequest.CheckedBind;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer.OpenedBind;
import io.cutaway.engine.protocol.Problem.BindRefused;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.helper.launch.BindCheck;

import java.util.List;

/// Finds for each bind of a specification the descriptor that came with the call, and checks it.
///
/// @param check what a descriptor must be
record OpenedBinds(BindCheck check) {

    /// The binds in their order.
    ///
    /// @throws ProblemException [BindRefused], also for one that no descriptor came for
    List<CheckedBind> check(List<HostBind> wanted, List<OpenedBind> opened, VarlinkCall call) {
        return wanted.stream()
                .map(bind -> check.check(bind, call.descriptor(find(bind, opened))))
                .toList();
    }

    private static int find(HostBind bind, List<OpenedBind> opened) {
        return opened.stream()
                .filter(one -> one.source().equals(bind.source()))
                .findFirst()
                .map(OpenedBind::sourceDescriptor)
                .orElseThrow(
                        () -> new ProblemException(new BindRefused(bind.source(), "not-open")));
    }
}
