package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.helper.container.Changes;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Answers a question again whenever the answer has changed, as long as the peer listens. What the
/// kernel alone knows, such as mounts and processes, is looked at once a second.
final class LiveReplies {

    private static final long INTERVAL_MILLIS = 1000;

    private final Changes changes;
    private final BooleanSupplier closing;

    LiveReplies(Changes changes, BooleanSupplier closing) {
        this.changes = changes;
        this.closing = closing;
    }

    /// @param answer equal when nothing has changed
    void serve(VarlinkCall call, Supplier<? extends Record> answer) throws InterruptedException {
        if (!call.isMore()) {
            call.reply(answer.get());
            return;
        }
        long seen = changes.count();
        Record last = answer.get();
        call.replyContinues(last);
        while (!call.isClosed() && !closing.getAsBoolean()) {
            changes.await(seen, INTERVAL_MILLIS);
            seen = changes.count();
            var next = answer.get();
            if (!next.equals(last)) {
                call.replyContinues(next);
                last = next;
            }
        }
        call.reply(last);
    }
}
