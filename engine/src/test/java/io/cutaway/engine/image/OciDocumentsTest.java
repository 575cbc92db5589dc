package io.cutaway.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.ImageFormatException.Code;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@DisplayName("Documents of an image")
class OciDocumentsTest {

    private static final Digest DIGEST = Digest.of("x".getBytes(UTF_8));

    private final OciDocuments documents = new OciDocuments();

    /// As Docker writes it: fields nobody here knows, and null for what is empty.
    private static final String DOCKERS =
            """
            {"architecture":"amd64","os":"linux","created":"2024-05-14T01:28:13.5Z",
             "container":"6f5c","docker_version":"20.10.23",
             "config":{"Hostname":"","User":"www-data","Env":["PATH=/bin"],"Cmd":["sh","-c","x"],
               "Image":"sha256:1","Volumes":{"/data":{}},"WorkingDir":"/srv","Entrypoint":null,
               "OnBuild":null,"Labels":null,"ExposedPorts":{"80/tcp":{}},"StopSignal":"SIGQUIT",
               "Healthcheck":{"Test":["CMD","true"]}},
             "history":[{"created":"2024-05-14T01:28:13.5Z","created_by":"ADD","empty_layer":true}],
             "rootfs":{"type":"layers","diff_ids":["%s"]}}
            """
                    .formatted(DIGEST);

    @Test
    void ofOtherProgramsAreReadWithWhatIsUnknownLeftOut() {
        var image = documents.read(DOCKERS.getBytes(UTF_8), Image.class);
        assertEquals(Optional.of(Instant.parse("2024-05-14T01:28:13.5Z")), image.created());
        assertEquals(List.of(DIGEST), image.rootFs().diffIds());
        assertEquals(Optional.of(true), image.history().getFirst().emptyLayer());
        assertEquals(
                new ImageConfig(
                        Optional.of("www-data"),
                        Map.of("80/tcp", new ImageConfig.Member()),
                        List.of("PATH=/bin"),
                        List.of(),
                        List.of("sh", "-c", "x"),
                        Map.of("/data", new ImageConfig.Member()),
                        Optional.of("/srv"),
                        Map.of(),
                        Optional.of("SIGQUIT")),
                image.config());
    }

    @Test
    void keepWhatNobodyHereKnowsWhenTheyAreChanged() {
        var image = documents.read(DOCKERS.getBytes(UTF_8), Image.class);
        var config = image.config();
        var steps = new ArrayList<>(image.history());
        steps.add(new Image.History(Instant.EPOCH, "me"));
        var changed =
                new Image(
                        image.created(),
                        Optional.of("Ada"),
                        image.architecture(),
                        image.os(),
                        image.variant(),
                        new ImageConfig(
                                Optional.empty(),
                                config.exposedPorts(),
                                config.env(),
                                List.of("/run"),
                                List.of(),
                                Map.of("/more", new ImageConfig.Member()),
                                config.workingDir(),
                                Map.of("a", "b"),
                                config.stopSignal()),
                        image.rootFs(),
                        steps);
        var written = new String(documents.rewrite(DOCKERS.getBytes(UTF_8), changed), UTF_8);
        assertEquals(
                """
                {"architecture":"amd64","os":"linux","created":"2024-05-14T01:28:13.5Z",\
                "container":"6f5c","docker_version":"20.10.23",\
                "config":{"Hostname":"","Env":["PATH=/bin"],\
                "Image":"sha256:1","Volumes":{"/more":{}},"WorkingDir":"/srv","Entrypoint":["/run"],\
                "OnBuild":null,"Labels":{"a":"b"},"ExposedPorts":{"80/tcp":{}},"StopSignal":"SIGQUIT",\
                "Healthcheck":{"Test":["CMD","true"]}},\
                "history":[{"created":"2024-05-14T01:28:13.5Z","created_by":"ADD","empty_layer":true},\
                {"created":"1970-01-01T00:00:00Z","created_by":"me"}],\
                "rootfs":{"type":"layers","diff_ids":["%s"]},"author":"Ada"}\
                """
                        .formatted(DIGEST),
                written);
        assertEquals(changed, documents.read(written.getBytes(UTF_8), Image.class));
    }

    @Test
    void areWrittenWithTheNamesOfTheSpecificationAndWithoutWhatIsEmpty() {
        var image =
                new Image(
                        Instant.EPOCH,
                        new Platform("amd64", "linux", Optional.empty()),
                        ImageConfig.running(List.of("/bin/sh"), List.of("A=b")),
                        List.of(DIGEST),
                        List.of(new Image.History(Instant.EPOCH, "made")));
        check(
                image,
                """
                {"created":"1970-01-01T00:00:00Z","architecture":"amd64","os":"linux",\
                "config":{"Env":["A=b"],"Cmd":["/bin/sh"]},\
                "rootfs":{"type":"layers","diff_ids":["%s"]},\
                "history":[{"created":"1970-01-01T00:00:00Z","created_by":"made"}]}\
                """
                        .formatted(DIGEST));
    }

    @Test
    void describeContentWithItsSizeAlsoWhenItIsZero() {
        var content =
                new ContentDescriptor(
                        MediaTypes.MANIFEST,
                        DIGEST,
                        0,
                        Optional.empty(),
                        Map.of(ContentDescriptor.REF_NAME, "a"));
        check(
                new ImageIndex(List.of(content)),
                """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json",\
                "manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "digest":"%s","size":0,\
                "annotations":{"org.opencontainers.image.ref.name":"a"}}]}\
                """
                        .formatted(DIGEST));
        check(
                new Manifest(new ContentDescriptor(MediaTypes.CONFIG, DIGEST, 1), List.of()),
                """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json",\
                "digest":"%s","size":1},"layers":[]}\
                """
                        .formatted(DIGEST));
        check(OciLayout.CURRENT, "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    @Test
    void areRefusedWhenTheyAreNone() {
        refuse("", Code.BAD_DOCUMENT);
        refuse("null", Code.BAD_DOCUMENT);
        refuse("{", Code.BAD_DOCUMENT);
        refuse("[]", Code.BAD_DOCUMENT);
        refuse("{\"schemaVersion\":1}", Code.BAD_DOCUMENT);
        refuse("{\"schemaVersion\":2} {}", Code.BAD_DOCUMENT);
        refuse("{\"schemaVersion\":2,\"schemaVersion\":2}", Code.BAD_DOCUMENT);
        refuse("{\"schemaVersion\":2,\"layers\":[]}", Code.BAD_DOCUMENT);
        refuse(manifest("sha256:zz", 1), Code.BAD_DOCUMENT);
        refuse(manifest(DIGEST.toString(), -1), Code.BAD_DOCUMENT);
        refuse(" ".repeat(OciDocuments.LARGEST + 1), Code.DOCUMENT_TOO_LARGE);
    }

    private static String manifest(String digest, long size) {
        return "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a\",\"digest\":\"%s\",\"size\":%d}}"
                .formatted(digest, size);
    }

    private void check(Object document, String expected) {
        var json = documents.write(document);
        assertEquals(expected, new String(json, UTF_8));
        assertEquals(document, documents.read(json, document.getClass()));
    }

    private void refuse(String json, Code expected) {
        var refusal =
                assertThrows(
                        ImageFormatException.class,
                        () -> documents.read(json.getBytes(UTF_8), Manifest.class));
        assertEquals(expected, refusal.code(), json);
    }
}
