package io.cutaway.helper.dispatch;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.protocol.ContainerRequest;
import io.cutaway.engine.protocol.ContainerRequest.*;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.HelperRequest.Stream;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.helper.container.Container;
import io.cutaway.helper.container.ContainerCreator;
import io.cutaway.helper.container.ContainerEnder;
import io.cutaway.helper.container.ContainerRemover;
import io.cutaway.helper.container.ContainerRunner;
import io.cutaway.helper.container.ContainerStreams;
import io.cutaway.helper.container.ContainerViews;
import io.cutaway.helper.container.Containers;
import io.cutaway.helper.container.LaunchRequests.Start;
import io.cutaway.helper.container.LogReader;
import io.cutaway.helper.container.ProcessJoiner;

import java.util.List;

/// The life of containers.
final class ContainerMethods {

    private final Containers containers;
    private final ContainerCreator creator;
    private final ContainerRunner runner;
    private final ContainerEnder ender;
    private final ContainerRemover remover;
    private final ProcessJoiner joiner;
    private final ContainerViews views;
    private final LaunchPreview preview;
    private final OpenedBinds binds;
    private final LiveReplies live;

    ContainerMethods(Services services, LiveReplies live) {
        this.containers = services.containers();
        this.creator = services.creator();
        this.runner = services.runner();
        this.ender = new ContainerEnder();
        this.remover = services.remover();
        this.joiner = services.joiner();
        this.views = services.views();
        this.preview = new LaunchPreview(services);
        this.binds = new OpenedBinds(services.binds());
        this.live = live;
    }

    void handle(ContainerRequest<?> request, VarlinkCall call) throws InterruptedException {
        switch (request) {
            case CreateContainer(var spec) -> create(spec, call);
            case StartContainer start -> start(start, call);
            case StopContainer(var name, var seconds) -> {
                ender.stop(find(name), seconds);
                call.reply(new Done());
            }
            case KillContainer(var name, var signal) -> {
                ender.kill(find(name), signal);
                call.reply(new Done());
            }
            case RemoveContainer(var name, var force) -> {
                remover.remove(find(name), force);
                call.reply(new Done());
            }
            case WaitContainer(var name) ->
                    call.reply(new WaitContainer.Ended(ender.await(find(name), call::isClosed)));
            case AttachContainer(var name) -> stream(ContainerStreams.attach(find(name)), call);
            case ExecInContainer exec -> stream(joiner.join(find(exec.container()), exec), call);
            case ReadLog(var name, var follow, var tail) ->
                    readLog(LogReader.open(find(name), follow, tail), call);
            case ListContainers() -> live.serve(call, views::list);
            case InspectContainer(var name) -> live.serve(call, () -> views.details(find(name)));
            case PlanLaunch plan -> call.reply(preview.of(plan, call));
        }
    }

    private Container find(String text) {
        return containers.find(text);
    }

    private void create(ContainerSpec spec, VarlinkCall call) {
        var made = creator.create(spec);
        call.reply(new CreateContainer.Created(made.id(), made.record().name()));
    }

    private void start(StartContainer request, VarlinkCall call) {
        var container = find(request.container());
        var checked = binds.check(container.record().spec().binds(), request.binds(), call);
        var start = new Start(checked, request.size(), call.peer());
        var stream = runner.start(container, start, request.attach());
        try {
            var place = stream.map(_ -> 0);
            call.reply(new StartContainer.Started(container.id(), place), stream.stream().toList());
        } finally {
            stream.ifPresent(Descriptor::close);
        }
    }

    private static void stream(Descriptor stream, VarlinkCall call) {
        try (stream) {
            call.reply(new Stream(0), List.of(stream));
        }
    }

    private static void readLog(Descriptor log, VarlinkCall call) {
        try (log) {
            call.reply(new ReadLog.Opened(0), List.of(log));
        }
    }
}
