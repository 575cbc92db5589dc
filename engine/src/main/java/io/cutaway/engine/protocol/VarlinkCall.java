package io.cutaway.engine.protocol;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.PeerCredentials;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// One call, from the service's side. For the thread that handles it, but for [#isClosed()].
///
/// A reply that can't be sent is an `UncheckedIOException`; let it pass, the server ends the
/// connection.
public final class VarlinkCall implements AutoCloseable {

    private final Connection connection;
    private final VarlinkRequest request;
    private final List<Descriptor> descriptors;
    private final List<Descriptor> untaken;
    private boolean answered;

    VarlinkCall(Connection connection, VarlinkRequest request, List<Descriptor> descriptors) {
        this.connection = connection;
        this.request = request;
        this.descriptors = descriptors;
        this.untaken = new ArrayList<>(descriptors);
    }

    /// With its interface: `io.cutaway.Helper.ListImages`.
    public String method() {
        return request.method();
    }

    String interfaceName() {
        return request.interfaceName();
    }

    public PeerCredentials peer() {
        return connection.peer();
    }

    /// Whether the client takes several replies.
    public boolean isMore() {
        return request.more().orElse(false);
    }

    /// Whether the client takes no reply; those that are made are dropped.
    public boolean isOneway() {
        return request.oneway().orElse(false);
    }

    boolean wantsUpgrade() {
        return request.upgrade().orElse(false);
    }

    /// The parameters as they came.
    public JsonNode parameters() {
        return request.parameters()
                .filter(JsonNode::isObject)
                .orElseGet(Json.MAPPER::createObjectNode);
    }

    /// The parameters as a record.
    ///
    /// @throws VarlinkError `InvalidParameter`, with the field's name, if they are none
    public <T> T parameters(Class<T> type) {
        try {
            return Json.convert(parameters(), type);
        } catch (VarlinkProtocolException wrong) {
            throw VarlinkError.invalidParameter(Json.field(wrong));
        }
    }

    /// How many descriptors came with the call.
    public int descriptorCount() {
        return descriptors.size();
    }

    /// A descriptor that came with the call. It is closed when the call ends.
    ///
    /// @throws VarlinkError `InvalidParameter` if none has that place
    public Descriptor descriptor(int place) {
        if (place < 0 || place >= descriptors.size()) {
            throw VarlinkError.invalidParameter("descriptor " + place);
        }
        return descriptors.get(place);
    }

    /// The same, owned by the caller from here on.
    public Descriptor takeDescriptor(int place) {
        var taken = descriptor(place);
        if (!untaken.remove(taken)) {
            throw VarlinkError.invalidParameter("descriptor " + place + " twice");
        }
        return taken;
    }

    /// The only reply, or the last of several.
    public void reply(Object parameters) {
        reply(parameters, List.of());
    }

    /// The same with descriptors, which stay open here.
    public void reply(Object parameters, List<Descriptor> sent) {
        var tree = Json.MAPPER.<JsonNode>valueToTree(parameters);
        answer(VarlinkResponse.of(tree, false), sent);
    }

    /// One of several replies; another follows.
    ///
    /// @throws VarlinkError `ExpectedMore` if the client takes one only
    public void replyContinues(Object parameters) {
        if (!isMore()) {
            throw VarlinkError.expectedMore();
        }
        var tree = Json.MAPPER.<JsonNode>valueToTree(parameters);
        answer(VarlinkResponse.of(tree, true), List.of());
    }

    /// The last answer, if it is an error.
    public void error(VarlinkError error) {
        answer(VarlinkResponse.of(error), List.of());
    }

    boolean isAnswered() {
        return answered || isOneway();
    }

    private void answer(VarlinkResponse response, List<Descriptor> sent) {
        if (answered) {
            throw new IllegalStateException("the call was answered already");
        }
        answered = !response.continues().orElse(false);
        if (isOneway()) {
            return;
        }
        try {
            connection.send(Json.MAPPER.valueToTree(response), sent);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Whether the client has gone: nobody waits for further replies.
    public boolean isClosed() {
        return connection.isClosedByPeer();
    }

    /// Runs something, on a thread of its own, when the client goes before the watch is closed.
    /// Close the watch before the call's handling returns.
    public VarlinkCloseWatch onClosed(Runnable action) {
        return new VarlinkCloseWatch(connection, action);
    }

    /// Closes the descriptors that nobody took.
    @Override
    public void close() {
        untaken.forEach(Descriptor::close);
        untaken.clear();
    }
}
