package io.cutaway.app.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.MediaTypes;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

@DisplayName("Of an index")
class PlatformChooserTest {

    @Test
    void theImageForTheArchitectureIsChosen() {
        check("linux/amd64 linux/arm64 linux/s390x", "linux/arm64", "linux/arm64");
        check("windows/amd64 linux/amd64", "linux/amd64", "linux/amd64");
        check("linux/arm64", "linux/amd64", "none");
        check("unknown/unknown", "linux/amd64", "none");
    }

    @Test
    void theBestVariantIsChosen() {
        check("linux/arm/v5 linux/arm/v6 linux/arm/v7", "linux/arm/v6", "linux/arm/v6");
        check("linux/arm/v5 linux/arm/v6 linux/arm/v7", "linux/arm", "linux/arm/v7");
        check("linux/arm/v5 linux/arm/v6", "linux/arm/v7", "linux/arm/v6");
        check("linux/arm/v7", "linux/arm/v6", "none");
    }

    @Test
    void noVariantIsChosenThatTheMachineMayNotRun() {
        check("linux/amd64/v3 linux/amd64", "linux/amd64", "linux/amd64");
        check("linux/amd64/v3", "linux/amd64", "none");
        check("linux/amd64 linux/amd64/v3", "linux/amd64/v3", "linux/amd64/v3");
        check("linux/amd64", "linux/amd64/v3", "linux/amd64");
    }

    @Test
    void whatGoesWithoutSayingMatches() {
        check("linux/arm64/v8", "linux/arm64", "linux/arm64/v8");
        check("linux/arm64", "linux/arm64/v8", "linux/arm64");
    }

    /// @param offered platforms, of each an image
    private static void check(String offered, String wanted, String expected) {
        var manifests =
                Arrays.stream(offered.split(" "))
                        .map(
                                name ->
                                        new ContentDescriptor(
                                                MediaTypes.MANIFEST,
                                                Digest.of(new byte[0]),
                                                1,
                                                Optional.of(PlatformName.parse(name)),
                                                Map.of()))
                        .toList();
        var chosen =
                PlatformChooser.choose(new ImageIndex(manifests), PlatformName.parse(wanted))
                        .flatMap(ContentDescriptor::platform)
                        .map(PlatformName::of)
                        .orElse("none");
        assertEquals(expected, chosen, offered + " for " + wanted);
    }
}
