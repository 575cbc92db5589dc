package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.app.registry.DockerRegistry;
import io.cutaway.engine.protocol.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Images that skopeo puts into a registry.
///
/// @param registry that is filled
record RegistryImages(DockerRegistry registry) {

    /// Makes an archive of `$1` layers for the architecture `$2`, with busybox in the lowest and a
    /// file `/layer/N` in each, and copies it to `$3` with the flags that follow. No two images
    /// have the same layers: skopeo would take those that are there, however they are compressed.
    private static final String SCRIPT =
            """
            count=$1 architecture=$2 target=$3
            shift 3
            folder=$(mktemp -d)
            trap 'rm -rf "$folder"' EXIT
            cd "$folder"
            mkdir -p 0/bin 0/etc 0/proc 0/sys 0/dev 0/tmp
            cp "$(command -v busybox)" 0/bin/busybox
            for name in sh cat ls touch sleep; do ln -s busybox "0/bin/$name"; done
            echo root:x:0:0:root:/root:/bin/sh >0/etc/passwd
            ids= files=
            for n in $(seq 0 $((count - 1))); do
                mkdir -p "$n/layer"
                echo "$n of $architecture" >"$n/layer/$n"
                echo "$target" >"$n/layer/name"
                tar -C "$n" --numeric-owner --owner 0 --group 0 -cf "$n.tar" .
                ids="$ids,\\"sha256:$(sha256sum <"$n.tar" | cut -d' ' -f1)\\""
                files="$files,\\"$n.tar\\""
            done
            printf '{"os":"linux","architecture":"%s","config":{"Env":["PATH=/bin"],"Cmd":["sh"]},' \\
                "$architecture" >config.json
            printf '"rootfs":{"type":"layers","diff_ids":[%s]}}' "${ids#,}" >>config.json
            printf '[{"Config":"config.json","RepoTags":null,"Layers":[%s]}]' "${files#,}" >manifest.json
            tar -cf image.tar manifest.json config.json *.tar
            skopeo copy -q --dest-tls-verify=false "$@" docker-archive:image.tar "docker://$target"
            """;

    /// Copies the archive `$1` to `$2` as an image's only layer.
    private static final String SINGLE =
            """
            folder=$(mktemp -d)
            trap 'rm -rf "$folder"' EXIT
            umoci init --layout "$folder/oci"
            umoci new --image "$folder/oci:1"
            umoci raw add-layer --image "$folder/oci:1" "$1"
            umoci config --image "$folder/oci:1" --config.env PATH=/bin
            skopeo copy -q --dest-tls-verify=false "oci:$folder/oci:1" "docker://$2"
            """;

    /// The architecture of this computer, as images call it.
    static String architecture() {
        return Host.run("uname", "-m")
                .strip()
                .replace("x86_64", "amd64")
                .replace("aarch64", "arm64");
    }

    String name(String repository) {
        return registry.authority() + "/" + repository;
    }

    /// Puts an image there, and gives its digest.
    ///
    /// @param flags of `skopeo copy`
    String fill(String repository, int layers, String architecture, String... flags) {
        var command = new ArrayList<>(List.of("sh", "-euc", SCRIPT, "fill"));
        command.addAll(List.of(Integer.toString(layers), architecture, name(repository)));
        command.addAll(List.of(flags));
        try (var filling = Host.start(command, System.getenv())) {
            filling.outcome(Duration.ofMinutes(3)).answer();
        }
        return digest(repository);
    }

    /// Puts a root file system there, as one layer.
    void fillWith(String repository, Path tar) {
        var command = List.of("sh", "-euc", SINGLE, "fill", tar.toString(), name(repository));
        Host.run(command.toArray(String[]::new));
    }

    /// Copies one of them elsewhere.
    ///
    /// @param target as skopeo writes it
    /// @param flags of `skopeo copy`
    void copyTo(String target, String repository, String... flags) {
        var command = new ArrayList<>(List.of("skopeo", "copy", "-q", "--src-tls-verify=false"));
        command.addAll(List.of(flags));
        command.addAll(List.of("docker://" + name(repository), target));
        Host.run(command.toArray(String[]::new));
    }

    /// What skopeo says that the digest is.
    String digest(String repository) {
        return Json.MAPPER.readTree(skopeo(repository)).path("Digest").stringValue();
    }

    private String skopeo(String repository) {
        return Host.run("skopeo", "inspect", "--tls-verify=false", "docker://" + name(repository));
    }

    /// What a tag stands for, byte by byte.
    String manifest(String repository) {
        return Host.run(
                "skopeo", "inspect", "--raw", "--tls-verify=false", "docker://" + name(repository));
    }

    /// Puts an index of some of the repository's tags there, each named as its architecture.
    void index(String repository, String tag, String... architectures) {
        var manifests = Json.MAPPER.createArrayNode();
        for (var architecture : architectures) {
            var one = manifests.addObject();
            var image = repository + ":" + architecture;
            one.put("mediaType", "application/vnd.oci.image.manifest.v1+json");
            one.put("digest", digest(image));
            one.put("size", manifest(image).length());
            one.putObject("platform").put("os", "linux").put("architecture", architecture);
        }
        var index = Json.MAPPER.createObjectNode();
        index.put("schemaVersion", 2);
        index.put("mediaType", "application/vnd.oci.image.index.v1+json");
        index.set("manifests", manifests);
        put(repository, tag, index.toString());
    }

    private void put(String repository, String tag, String index) {
        var address =
                URI.create(
                        "http://%s/v2/%s/manifests/%s"
                                .formatted(registry.authority(), repository, tag));
        var request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/vnd.oci.image.index.v1+json")
                        .PUT(BodyPublishers.ofString(index))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var reply = client.send(request, BodyHandlers.ofString());
            assertEquals(201, reply.statusCode(), reply::body);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
