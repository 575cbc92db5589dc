package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.MediaTypes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

@DisplayName("An image that comes piece by piece")
class AddedImageTest {

    private static final String DOCKER_LAYER = MediaTypes.DOCKER_LAYER_GZIP;

    @TempDir private Path folder;
    private TestStore files;
    private TestLayer layer;

    @BeforeEach
    void receiveLayer() throws IOException {
        files = new TestStore(folder.resolve("store"));
        layer = TestLayer.gzip(TestLayer.noise(1));
        files.store().receive(layer.announced(), layer.from(0), 0);
    }

    @Test
    void isThereByAllItsNamesAndItsDigest() throws IOException {
        var manifest = ociManifest(config());
        var added = add(manifest, config(), "a", "registry.example/b:1");
        assertEquals(Digest.of(manifest.getBytes(UTF_8)), added.digest());
        assertEquals(Optional.empty(), added.source());
        for (var text : List.of("a", "registry.example/b:1", added.digest().toString())) {
            assertEquals(added.digest(), files.store().resolve(text).digest());
        }
        assertEquals(2, files.store().list().size());
        assertEquals(List.of(), TestStore.names(files.layout().arriving()));
        files.store().remove("a");
        files.checkWhole(layer);
        files.store().remove("registry.example/b:1");
        files.check(layer, false, 0);
    }

    @Test
    void mayHaveNoNameOrOneWithItsDigest() throws IOException {
        var manifest = ociManifest(config());
        var digest = Digest.of(manifest.getBytes(UTF_8));
        assertEquals(Optional.empty(), add(manifest, config()).name());
        assertEquals(digest, files.store().resolve(digest.hex()).digest());
        add(manifest, config(), "registry.example/b@" + digest);
        assertEquals(digest, files.store().resolve("registry.example/b@" + digest).digest());
        var other = "registry.example/b@" + Digest.of(new byte[0]);
        refuse("WRONG_DIGEST", manifest, config(), other);
    }

    /// The index of all images would be too large to be read again, and the store lost.
    @Test
    void hasNoMoreNamesThanTheStoreCanTell() throws IOException {
        var manifest = ociManifest(config());
        add(manifest, config(), "before");
        var names = new String[20_000];
        for (int i = 0; i < names.length; i++) {
            names[i] = "name" + i;
        }
        var refusal =
                assertThrows(ImageException.class, () -> add(manifest, config(), names), manifest);
        assertEquals("BAD_DOCUMENT", refusal.code(), refusal.toString());
        assertEquals(1, files.store().list().size());
        files.checkWhole(layer);
    }

    @Test
    void hasNoConfigurationOfCountlessSmallThings() throws IOException {
        var history = "\"history\":[" + "{},".repeat(1_000_000) + "{}],";
        var config = config().replaceFirst("\\{", "{" + history);
        refuse("BAD_DOCUMENT", ociManifest(config), config, "many");
    }

    /// skopeo reads no manifest of Docker's in an OCI layout.
    @Test
    void isTurnedIntoOcisWhenItIsDockers() throws Exception {
        var manifest = dockerManifest(config());
        var digest = Digest.of(manifest.getBytes(UTF_8));
        var added = add(manifest, config(), "a:1");
        assertEquals(Optional.of(digest), added.source());
        assertEquals(digest, added.sourceDigest());
        assertFalse(added.digest().equals(digest));
        assertEquals(added.digest(), files.store().resolve(digest.toString()).digest());
        files.reopen();
        // The original is what is pushed.
        assertEquals(manifest, Files.readString(files.store().blob(digest)));
        var source = "oci:" + files.layout().images() + ":localhost/a:1";
        assertTrue(run("skopeo", "inspect", source).contains(layer.digest().toString()));
        run("skopeo", "copy", source, "oci:" + folder.resolve("copy") + ":x");
        files.store().remove("a:1");
        assertEquals(List.of(), TestStore.names(files.layout().blobs().resolve("sha256")));
    }

    @Test
    void isStillDockersWhenItsNameIsLostWithTheIndex() throws IOException {
        var added = add(dockerManifest(config()), config(), "a:1");
        Files.delete(files.layout().imageIndex());
        files.reopen();
        var found = files.store().resolve(added.digest().hex());
        assertEquals(added.source(), found.source());
        assertEquals(1, files.store().index().size());
        files.checkWhole(layer);
    }

    @Test
    void needsItsLayers() throws IOException {
        var other = TestLayer.gzip(TestLayer.noise(2));
        var config = config(layer.diffId(), other.diffId());
        var manifest = manifest(config, MediaTypes.CONFIG, layer, other);
        refuse("NO_SUCH_CONTENT", manifest, config, "a");
        files.store().receive(other.announced(), other.from(0), 0);
        // There, but not as the layer that the configuration means.
        var swapped = config(other.diffId(), layer.diffId());
        refuse("NO_SUCH_CONTENT", manifest(swapped, MediaTypes.CONFIG, layer, other), swapped, "a");
        add(manifest, config, "a");
    }

    @Test
    void isRefusedWhenItsManifestIsNone() throws IOException {
        var manifest = ociManifest(config());
        refuse("BAD_DOCUMENT", "", config(), "a");
        refuse("BAD_DOCUMENT", "[]", config(), "a");
        refuse("BAD_DOCUMENT", "null", config(), "a");
        refuse("BAD_DOCUMENT", manifest.replace(":2,", ":1,"), config(), "a");
        refuse(
                "BAD_DOCUMENT",
                manifest.replace("{\"schema", "{\"config\":1,\"schema"),
                config(),
                "a");
        refuse("BAD_DOCUMENT", "{\"a\":" + "[".repeat(100_000), config(), "a");
        refuse("BAD_DOCUMENT", manifest + " ".repeat(4 << 20), config(), "a");
        // Which of the two is it?
        var both = manifest.replace("\"layers\"", "\"manifests\":[],\"layers\"");
        refuse("UNSUPPORTED_MEDIA_TYPE", both, config(), "a");
        var index = manifest.replace(MediaTypes.MANIFEST, MediaTypes.INDEX);
        refuse("UNSUPPORTED_MEDIA_TYPE", index, config(), "a");
        var artifact = manifest.replace(MediaTypes.CONFIG, "application/vnd.example+json");
        refuse("UNSUPPORTED_MEDIA_TYPE", artifact, config(), "a");
        var lie = manifest.replace("\"size\":" + layer.size(), "\"size\":" + (layer.size() + 1));
        refuse("WRONG_SIZE", lie, config(), "a");
    }

    @Test
    void isRefusedWhenItsConfigurationIsAnotherOrBreaksARule() throws IOException {
        refuse("WRONG_SIZE", ociManifest(config()), config() + " ", "a");
        refuse("WRONG_DIGEST", ociManifest(config()), config().replace("sh", "hs"), "a");
        refuseConfig("");
        refuseConfig("{}");
        refuseConfig(config().replace("\"linux\"", "{}"));
        refuseConfig(config().replace("[\"A=b\"]", "\"A=b\""));
        refuseConfig(config().replace("\"A=b\"", "7,null"));
        refuseConfig(config().replace("A=b", "A=b\\u0000c"));
        refuseConfig(config().replace("A=b", "=b"));
        refuseConfig(config().replace("/bin/sh", "/bin/sh\\u0000"));
        refuseConfig(config().replace("\"Env\"", "\"Labels\":{\"a\":null},\"Env\""));
        refuseConfig(config().replace("\"Env\"", "\"x\":" + "{\"x\":".repeat(5000) + "\"Env\""));
        refuseConfig(config().replace("\"Env\"", "\"User\":\"a\",\"User\":\"b\",\"Env\""));
        refuseConfig(config(layer.diffId(), layer.diffId()));
        refuseConfig(config().replace("A=b", "A=" + "b".repeat(4 << 20)));
    }

    private void refuseConfig(String config) throws IOException {
        refuse("BAD_DOCUMENT", ociManifest(config), config, "a");
    }

    private void refuse(String code, String manifest, String config, String name)
            throws IOException {
        var before = files.store().list();
        var refusal =
                assertThrows(ImageException.class, () -> add(manifest, config, name), manifest);
        assertEquals(code, refusal.code(), refusal.toString());
        assertEquals(before, files.store().list());
        files.checkWhole(layer);
    }

    private StoredImage add(String manifest, String config, String... names) throws IOException {
        var parsed = List.of(names).stream().map(ImageName::parse).toList();
        return files.store().add(parsed, manifest.getBytes(UTF_8), config.getBytes(UTF_8));
    }

    private String config() {
        return config(layer.diffId());
    }

    private static String config(Digest... diffIds) {
        var ids = String.join("\",\"", List.of(diffIds).stream().map(Digest::toString).toList());
        return """
        {"architecture":"amd64","os":"linux","config":{"Env":["A=b"],"Cmd":["/bin/sh"]},\
        "rootfs":{"type":"layers","diff_ids":["%s"]}}\
        """
                .formatted(ids);
    }

    private String ociManifest(String config) {
        return manifest(config, MediaTypes.CONFIG, layer);
    }

    private String dockerManifest(String config) {
        return manifest(config, MediaTypes.DOCKER_CONFIG, layer.as(DOCKER_LAYER))
                .replace(MediaTypes.MANIFEST, MediaTypes.DOCKER_MANIFEST);
    }

    private static String manifest(String config, String configType, TestLayer... layers) {
        var described =
                List.of(layers).stream()
                        .map(TestLayer::descriptor)
                        .map(d -> described(d.mediaType(), d.digest(), d.size()))
                        .toList();
        var bytes = config.getBytes(UTF_8);
        return """
        {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}\
        """
                .formatted(
                        MediaTypes.MANIFEST,
                        described(configType, Digest.of(bytes), bytes.length),
                        String.join(",", described));
    }

    private static String described(String mediaType, Digest digest, long size) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(mediaType, digest, size);
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
