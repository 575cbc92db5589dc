package io.cutaway.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.stream.Collectors;

@DisplayName("Subordinate ids")
class SubordinateIdsTest {

    private static final Account ANNA = new Account(1000, 1000, "anna", Path.of("/home/anna"));

    @Test
    void areFoundByName() {
        check("anna:100000:65536", "100000+65536");
    }

    @Test
    void areFoundByUid() {
        check("1000:100000:65536", "100000+65536");
    }

    @Test
    void ofOthersAreNotTaken() {
        check("annabel:100000:65536\nxanna:1:2\n10000:5:5\n", "");
    }

    @Test
    void mayBeSeveralRanges() {
        check("anna:100000:10\nbert:300000:10\n1000:200000:20\n", "100000+10 200000+20");
    }

    @Test
    void inBrokenLinesArePassedOver() {
        check(
                "anna\nanna:1\nanna:x:5\nanna:5:-1\nanna:5:0\n::\nanna:1:2:3\n# anna\nanna:7:8",
                "7+8");
    }

    @Test
    void followTheOwnIdInTheMap() {
        var ids = SubordinateIds.parse("anna:100000:10\nanna:200000:20\n", ANNA);
        assertEquals("0 1000 1\n1 100000 10\n11 200000 20\n", ids.mapping(1000).text());
    }

    private static void check(String file, String expected) {
        var ranges = SubordinateIds.parse(file, ANNA).ranges();
        assertEquals(
                expected,
                ranges.stream()
                        .map(range -> range.first() + "+" + range.count())
                        .collect(Collectors.joining(" ")));
    }
}
