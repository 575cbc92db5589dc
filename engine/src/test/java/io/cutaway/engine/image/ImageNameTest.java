package io.cutaway.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.image.ImageFormatException.Code;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name of an image")
class ImageNameTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void belongsToLocalhostAndIsTheLatestUnlessItSaysOtherwise() {
        check("debian", "localhost/debian:latest", "debian:latest");
        check("debian:13", "localhost/debian:13", "debian:13");
        check("team/web", "localhost/team/web:latest", "team/web:latest");
        check("localhost/debian", "localhost/debian:latest", "debian:latest");
    }

    @Test
    void hasARegistryWhenItsFirstPartLooksLikeAHost() {
        check("docker.io/library/debian", "docker.io/library/debian:latest");
        check("localhost:5000/a", "localhost:5000/a:latest");
        check("[::1]:5000/a:b", "[::1]:5000/a:b");
        check("host:5000/a/b:1.0-x_Y", "host:5000/a/b:1.0-x_Y");
    }

    @Test
    void keepsItsDigestAndNeedsNoTagThen() {
        check("a@sha256:" + HEX, "localhost/a@sha256:" + HEX, "a@sha256:" + HEX);
        check("a:b@sha256:" + HEX, "localhost/a:b@sha256:" + HEX, "a:b@sha256:" + HEX);
    }

    @Test
    void isRefusedWhenItBreaksTheGrammar() {
        refuse("", Code.BAD_REPOSITORY);
        refuse("Debian", Code.BAD_REPOSITORY);
        refuse("a//b", Code.BAD_REPOSITORY);
        refuse("/a", Code.BAD_REPOSITORY);
        refuse("../a", Code.BAD_REGISTRY);
        refuse("a/../b", Code.BAD_REPOSITORY);
        refuse("a_-b", Code.BAD_REPOSITORY);
        refuse("a\n", Code.BAD_REPOSITORY);
        refuse("a:", Code.BAD_TAG);
        refuse("a:-b", Code.BAD_TAG);
        refuse("a:" + "t".repeat(129), Code.BAD_TAG);
        refuse("ho_st.x/a", Code.BAD_REGISTRY);
        refuse("host:port/a", Code.BAD_REGISTRY);
        refuse("a@sha256:12", Code.BAD_DIGEST);
        refuse("a@md5:" + HEX, Code.BAD_DIGEST);
        refuse("a@sha256:" + HEX.toUpperCase(java.util.Locale.ROOT), Code.BAD_DIGEST);
        refuse("a".repeat(255), Code.NAME_TOO_LONG);
    }

    private static void check(String typed, String full) {
        check(typed, full, full);
    }

    private static void check(String typed, String full, String familiar) {
        var name = ImageName.parse(typed);
        assertEquals(full, name.toString());
        assertEquals(familiar, name.familiar());
        assertEquals(name, ImageName.parse(full));
        assertEquals(name, ImageName.parse(familiar));
    }

    private static void refuse(String typed, Code expected) {
        var refusal = assertThrows(ImageFormatException.class, () -> ImageName.parse(typed), typed);
        assertEquals(expected, refusal.code(), typed);
    }
}
