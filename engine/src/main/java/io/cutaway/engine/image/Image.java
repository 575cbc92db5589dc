package io.cutaway.engine.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The configuration document of an image: for which machine, made when, of which layers (by the
/// digest of their tar archives, lowest first), and how it came about (OCI image specification,
/// config.md).
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Image(
        Optional<Instant> created,
        Optional<String> author,
        String architecture,
        String os,
        Optional<String> variant,
        ImageConfig config,
        @JsonProperty("rootfs") RootFs rootFs,
        List<History> history) {

    /// The layers of the root file system; `type` is always `layers`.
    public record RootFs(String type, @JsonProperty("diff_ids") List<Digest> diffIds) {

        public RootFs {
            diffIds = Absent.asEmpty(diffIds);
        }

        public RootFs(List<Digest> diffIds) {
            this("layers", diffIds);
        }
    }

    /// What one step did; a step that is an `emptyLayer` has no layer in [RootFs].
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record History(
            Optional<Instant> created,
            @JsonProperty("created_by") Optional<String> createdBy,
            Optional<String> author,
            Optional<String> comment,
            @JsonProperty("empty_layer") Optional<Boolean> emptyLayer) {

        public History(Instant created, String createdBy) {
            this(
                    Optional.of(created),
                    Optional.of(createdBy),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    public Image {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(os, "os");
        Objects.requireNonNull(rootFs, "rootfs");
        history = Absent.asEmpty(history);
        config = config == null ? ImageConfig.running(List.of(), List.of()) : config;
    }

    public Image(
            Instant created,
            Platform platform,
            ImageConfig config,
            List<Digest> diffIds,
            List<History> history) {
        this(
                Optional.of(created),
                Optional.empty(),
                platform.architecture(),
                platform.os(),
                platform.variant(),
                config,
                new RootFs(diffIds),
                history);
    }

    /// The machine it is for.
    public Platform platform() {
        return new Platform(architecture, os, variant);
    }
}
