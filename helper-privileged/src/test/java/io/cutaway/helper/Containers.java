package io.cutaway.helper;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;
import io.cutaway.engine.protocol.ContainerRequest.ReadLog;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ContainerRequest.WaitContainer;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What tests do with containers, in few words.
record Containers(HelperProcess helper) {

    /// A specification that runs a command of the test image.
    static ContainerSpecBuilder running(String... command) {
        return ContainerSpecBuilder.of("test").command(List.of(command));
    }

    ContainerId create(ContainerSpec spec) throws Exception {
        return helper.call(new CreateContainer(spec)).parameters().id();
    }

    ContainerId start(ContainerSpec spec) throws Exception {
        var id = create(spec);
        start(id);
        return id;
    }

    void start(ContainerId id) throws Exception {
        helper.call(new StartContainer(id.hex(), List.of(), Optional.empty(), false)).close();
    }

    /// Runs to its end.
    ContainerState run(ContainerSpec spec) throws Exception {
        return await(start(spec));
    }

    ContainerState await(ContainerId id) throws Exception {
        return helper.call(new WaitContainer(id.hex())).parameters().state();
    }

    /// The texts of the log's lines, without time and stream.
    List<String> log(ContainerId id) throws Exception {
        try (var reply = helper.call(new ReadLog(id.hex(), false, Optional.empty()))) {
            return text(reply.descriptors().getFirst())
                    .lines()
                    .map(line -> line.split(" ", 4)[3])
                    .toList();
        }
    }

    static String text(Descriptor pipe) {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        for (int n = FileCalls.read(pipe, buffer); n > 0; n = FileCalls.read(pipe, buffer)) {
            bytes.write(buffer, 0, n);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    List<ContainerState> states() throws Exception {
        return helper.call(new ListContainers()).parameters().containers().stream()
                .map(c -> c.state())
                .toList();
    }

    void remove(ContainerId id) throws Exception {
        helper.call(new RemoveContainer(id.hex(), true)).close();
    }

    void removeAll() throws Exception {
        for (var container : helper.call(new ListContainers()).parameters().containers()) {
            remove(container.id());
        }
    }
}
