package io.cutaway.helper.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.launch.UserIds;
import io.cutaway.engine.protocol.Problem.NoSuchUser;
import io.cutaway.engine.protocol.ProblemException;

import org.junit.jupiter.api.Test;

import java.util.List;

class UserLookupTest {

    private static final String PASSWD =
            """
            root:x:0:0:root:/root:/bin/sh
            web:x:33:33:www:/var/www:/bin/false
            broken
            """;

    private static final String GROUP =
            """
            root:x:0:
            web:x:33:
            logs:x:4:web,root
            """;

    @Test
    void findsUsersByNameAndNumber() {
        check("web", "/var/www", 33, 33, 4L);
        check("33", "/var/www", 33, 33, 4L);
        check("root", "/root", 0, 0, 4L);
        check("1234", "/", 1234, 0);
    }

    @Test
    void takesTheGroupThatIsSaid() {
        check("web:logs", "/var/www", 33, 4);
        check("web:7", "/var/www", 33, 7);
        check("5:6", "/", 5, 6);
    }

    @Test
    void refusesNamesThatAreNotThere() {
        checkRefused("nobody");
        checkRefused("web:nobody");
        checkRefused("-1");
        checkRefused("4294967295");
        checkRefused("");
    }

    private static void check(String text, String home, long uid, long gid, Long... groups) {
        var expected = new ContainerUser(new UserIds(uid, gid, List.of(groups)), home);
        assertEquals(expected, new UserLookup(PASSWD, GROUP).find(text));
    }

    private static void checkRefused(String text) {
        var refused =
                assertThrows(
                        ProblemException.class, () -> new UserLookup(PASSWD, GROUP).find(text));
        assertEquals(new NoSuchUser(text), refused.problem());
    }
}
