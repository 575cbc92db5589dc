package io.cutaway.app.registry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;

/// Reads small bodies, whole.
final class Bodies {

    static final int LONGEST_ERROR = 64 << 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpTransport transport;

    Bodies(HttpTransport transport) {
        this.transport = transport;
    }

    /// All of a body.
    ///
    /// @param what a sentence calls it
    /// @throws RegistryException when it is longer than `limit`
    byte[] read(HttpResponse<InputStream> response, int limit, String what) throws IOException {
        try (var body = transport.guardedDocument(response.body())) {
            var said = response.headers().firstValueAsLong("content-length");
            var bytes = said.orElse(0) > limit ? new byte[0] : body.readNBytes(limit + 1);
            if (said.orElse(0) > limit || bytes.length > limit) {
                throw new RegistryException(
                        RegistryMessage.TOO_LARGE, what, Integer.toString(limit));
            }
            return bytes;
        }
    }

    /// What a server says about its refusal (OCI distribution specification, "Error codes"); empty
    /// when that can't be read.
    String error(HttpResponse<InputStream> response) {
        try (var body = transport.guardedDocument(response.body())) {
            var text = JSON.readTree(body.readNBytes(LONGEST_ERROR));
            var first = text.path("errors").path(0);
            var message = first.path("message").asString("");
            return Texts.shown(message.isEmpty() ? first.path("code").asString("") : message);
        } catch (IOException | JacksonException _) {
            return "";
        }
    }
}
