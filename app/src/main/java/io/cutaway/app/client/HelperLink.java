package io.cutaway.app.client;

import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.nio.file.Path;
import java.util.Optional;

/// A connection to a helper that has said who it is.
record HelperLink(HelperConnection connection, GetInfo.Info info) {

    /// Empty when no helper listens there, or the one that does is ending.
    static Optional<HelperLink> connect(Path socketDirectory) {
        var connection = new HelperConnection(socketDirectory);
        try {
            return Optional.of(new HelperLink(connection, connection.call(new GetInfo())));
        } catch (HelperLostException _) {
            connection.close();
            return Optional.empty();
        } catch (ProblemException e) {
            connection.close();
            if (e.problem() instanceof Problem.Retiring) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
