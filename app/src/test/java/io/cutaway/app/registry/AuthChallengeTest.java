package io.cutaway.app.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

@DisplayName("A challenge")
class AuthChallengeTest {

    @Test
    void hasASchemeAndParameters() {
        check(
                "Bearer realm=\"https://a/token\",service=\"s\",scope=\"repository:a:pull,push\"",
                "bearer {realm=https://a/token, scope=repository:a:pull,push, service=s}");
        check("Basic realm=\"x\"", "basic {realm=x}");
        check("basic REALM = x", "basic {realm=x}");
        check("Negotiate", "negotiate {}");
    }

    @Test
    void mayStandBesideOthers() {
        check(
                "Basic realm=\"a, b\", Bearer realm=\"https://c\" , Digest",
                "basic {realm=a, b}; bearer {realm=https://c}; digest {}");
    }

    @Test
    void mayHoldQuotedQuotes() {
        check("Basic realm=\"say \\\"hi\\\"\"", "basic {realm=say \"hi\"}");
    }

    @Test
    void isReadAsFarAsItCanBe() {
        check("", "");
        check("=", "");
        check("Basic realm=\"open", "basic {}");
        check("Basic " + "x".repeat(10_000), "");
        check("Bearer a=1,a=2", "bearer {a=1}");
    }

    private static void check(String header, String expected) {
        var actual =
                AuthChallenge.parse(List.of(header)).stream()
                        .map(each -> each.scheme() + " " + new TreeMap<>(each.parameters()))
                        .collect(Collectors.joining("; "));
        assertEquals(expected, actual, header);
    }
}
