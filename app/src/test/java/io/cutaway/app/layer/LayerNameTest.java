package io.cutaway.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.layer.LayerDirectory;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.layer.StackSummary.LayerSummary;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

@DisplayName("A layer is called")
class LayerNameTest {

    private static List<String> names(String... ids) {
        var layers =
                Arrays.stream(ids)
                        .map(id -> new LayerDirectory(id, Path.of("/")))
                        .map(directory -> new LayerSummary(directory, 0, 0, 0, 0, 0, 0))
                        .toList();
        var stack = new StackSummary(layers, List.of(), List.of());
        return IntStream.range(0, ids.length)
                .mapToObj(place -> LayerName.of(stack, place).text())
                .toList();
    }

    @Test
    void byItsNumberFromBelowInAnImage() {
        assertEquals(List.of("layer 2", "layer 1"), names("sha256:b", "sha256:a"));
    }

    @Test
    void writableOnTopOfAContainer() {
        assertEquals(
                List.of("upper · writable", "layer 2", "layer 1"),
                names("upper", "sha256:b", "sha256:a"));
    }
}
