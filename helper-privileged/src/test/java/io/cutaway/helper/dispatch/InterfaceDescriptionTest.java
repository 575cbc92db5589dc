package io.cutaway.helper.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.protocol.VarlinkInterface;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

class InterfaceDescriptionTest {

    /// When this fails, the message holds the text that the resource should have, but for comments.
    @Test
    void saysWhatTheRecordsAre() throws ReflectiveOperationException {
        var resource = VarlinkInterface.ofResource(RequestReader.INTERFACE).description();
        assertEquals(
                String.join("\n", RecordDescription.lines()),
                resource.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .collect(Collectors.joining("\n")));
    }
}
