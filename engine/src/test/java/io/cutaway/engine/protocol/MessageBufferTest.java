package io.cutaway.engine.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class MessageBufferTest {

    /// Reads are separated by `|`, messages ended by `0`; `*` stands before a read that brought a
    /// descriptor, and after the message that gets it.
    @Test
    void descriptorsGoToTheMessageOfTheLastByteRead() throws VarlinkProtocolException {
        check("a0", "a");
        check("*a0", "a*");
        check("a0b0", "a b");
        check("*a0b0", "a b*");
        check("*a0b", "a");
        check("*a0b|c0", "a bc*");
        check("a|*b0c0", "ab c*");
        check("a|*b0c|d0", "ab cd*");
        check("*a|b0|c0", "ab* c");
        check("*a0|*b0", "a* b*");
        check("00", " ");
    }

    @Test
    void descriptorsInsideAMessageAreRefusedAndClosed() {
        refuse("a|*b0");
        refuse("a|*b");
        refuse("*a|*b0");
    }

    @Test
    void aMessageThatIsTooLongIsRefusedAndItsDescriptorsClosed() {
        refuse("*123456789");
        refuse("*1234|56789");
        refuse("*a0123456789");
    }

    @Test
    void aMessageOfTheGreatestLengthIsTaken() throws VarlinkProtocolException {
        check("12345678|0", "12345678");
    }

    private static void check(String reads, String expected) throws VarlinkProtocolException {
        try (var buffer = new MessageBuffer(8)) {
            feed(buffer, reads, new ArrayList<>());
            var messages = new ArrayList<String>();
            for (var next = buffer.next(); next.isPresent(); next = buffer.next()) {
                var mark = next.get().descriptors().isEmpty() ? "" : "*";
                next.get().descriptors().forEach(Descriptor::close);
                messages.add(new String(next.get().bytes(), UTF_8) + mark);
            }
            assertEquals(expected, String.join(" ", messages), reads);
        }
    }

    private static void refuse(String reads) {
        var sent = new ArrayList<Descriptor>();
        try (var buffer = new MessageBuffer(8)) {
            assertThrows(VarlinkProtocolException.class, () -> feed(buffer, reads, sent), reads);
        }
        sent.forEach(each -> assertFalse(each.isOpen(), reads));
    }

    private static void feed(MessageBuffer buffer, String reads, List<Descriptor> sent)
            throws VarlinkProtocolException {
        for (var read : reads.split("\\|", -1)) {
            var descriptors = new ArrayList<Descriptor>();
            if (read.contains("*")) {
                descriptors.add(FileCalls.memfdCreate("sent"));
            }
            sent.addAll(descriptors);
            var bytes = read.replace("*", "").replace('0', '\0').getBytes(UTF_8);
            buffer.add(bytes, bytes.length, descriptors);
        }
    }
}
