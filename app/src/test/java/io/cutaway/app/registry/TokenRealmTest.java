package io.cutaway.app.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.URI;

@DisplayName("A token server")
class TokenRealmTest {

    @Test
    void getsCredentialsWhenTheyCanReachNobodyElse() {
        check("https://r.example", "https://r.example/token", "CREDENTIALS");
        check("https://r.example", "https://auth.example/token", "CREDENTIALS");
        check("http://127.0.0.1:5000", "http://127.0.0.1:5000/token", "CREDENTIALS");
    }

    @Test
    void getsNoneElsewhereFromARegistryWithoutEncryption() {
        check("http://127.0.0.1:5000", "http://127.0.0.1:5001/token", "ANONYMOUS");
        check("http://127.0.0.1:5000", "http://127.0.0.2:5000/token", "ANONYMOUS");
        check("http://127.0.0.1:5000", "http://localhost:5000/token", "ANONYMOUS");
        check("http://127.0.0.1:5000", "https://127.0.0.1:5000/token", "ANONYMOUS");
        check("http://127.0.0.1:5000", "https://auth.example/token", "ANONYMOUS");
    }

    @Test
    void isNotAskedWithoutEncryptionWhenItIsElsewhere() {
        check("https://r.example", "http://r.example/token", "PLAIN_REALM");
        check("https://r.example", "http://127.0.0.1/token", "PLAIN_REALM");
        check("http://127.0.0.1:5000", "http://auth.example/token", "PLAIN_REALM");
    }

    @Test
    void hasAnAddress() {
        check("https://r.example", "file:///etc/passwd", "BAD_ADDRESS");
        check("https://r.example", "https://me:pw@auth.example/", "BAD_ADDRESS");
        check("https://r.example", "token", "BAD_ADDRESS");
        check("https://r.example", "https://a b/", "BAD_ADDRESS");
    }

    private static void check(String registry, String realm, String expected) {
        var endpoint = Endpoint.of(URI.create(registry));
        String actual;
        try {
            actual = TokenRealm.of(realm, endpoint, false).trust().name();
        } catch (RegistryException e) {
            actual = e.reason().name();
        }
        assertEquals(expected, actual, realm);
    }
}
