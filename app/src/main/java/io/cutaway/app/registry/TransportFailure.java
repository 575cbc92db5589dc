package io.cutaway.app.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// Makes sentences of what the network did.
final class TransportFailure {

    private TransportFailure() {}

    /// @param subject the registry, or what was wanted of it
    static RegistryException explain(String subject, IOException failure) {
        return switch (failure) {
            case BusyException busy ->
                    busy.status() == 429
                            ? new RegistryException(RegistryMessage.TOO_MANY_REQUESTS, subject)
                            : new RegistryException(
                                    RegistryMessage.SERVER_ERROR,
                                    subject,
                                    Integer.toString(busy.status()),
                                    busy.said());
            case StalledException stalled ->
                    new RegistryException(
                            RegistryMessage.STALLED, subject, stalled.waited().toSeconds());
            case SSLHandshakeException e ->
                    new RegistryException(RegistryMessage.NOT_TRUSTED, subject, reason(e));
            case SSLException e ->
                    new RegistryException(RegistryMessage.TLS_FAILED, subject, reason(e));
            case HttpConnectTimeoutException _ ->
                    new RegistryException(RegistryMessage.NO_CONNECTION, subject, "timeout");
            case HttpTimeoutException _ ->
                    new RegistryException(RegistryMessage.NO_ANSWER, subject);
            case ConnectException e ->
                    isUnresolved(e)
                            ? new RegistryException(RegistryMessage.NO_SUCH_HOST, subject)
                            : new RegistryException(
                                    RegistryMessage.NO_CONNECTION, subject, reason(e));
            default -> new RegistryException(RegistryMessage.BROKEN, subject, reason(failure));
        };
    }

    private static boolean isUnresolved(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .or(() -> Optional.ofNullable(failure.getCause()).map(Throwable::getMessage))
                .map(Texts::shown)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }
}
