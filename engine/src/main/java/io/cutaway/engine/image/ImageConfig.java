package io.cutaway.engine.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a container of an image is to be run unless the person who runs it says otherwise (OCI image
/// specification, config.md, the object `config`). `exposedPorts` and `volumes` are sets: their
/// keys count, their values are empty objects.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImageConfig(
        @JsonProperty("User") Optional<String> user,
        @JsonProperty("ExposedPorts") Map<String, Member> exposedPorts,
        @JsonProperty("Env") List<String> env,
        @JsonProperty("Entrypoint") List<String> entrypoint,
        @JsonProperty("Cmd") List<String> cmd,
        @JsonProperty("Volumes") Map<String, Member> volumes,
        @JsonProperty("WorkingDir") Optional<String> workingDir,
        @JsonProperty("Labels") Map<String, String> labels,
        @JsonProperty("StopSignal") Optional<String> stopSignal) {

    /// The value of a key that is there only to be a member of a set: `{}`.
    public record Member() {}

    public ImageConfig {
        exposedPorts = Absent.asEmpty(exposedPorts);
        env = Absent.asEmpty(env);
        entrypoint = Absent.asEmpty(entrypoint);
        cmd = Absent.asEmpty(cmd);
        volumes = Absent.asEmpty(volumes);
        labels = Absent.asEmpty(labels);
    }

    /// A configuration that says only what to run and with which environment.
    public static ImageConfig running(List<String> cmd, List<String> env) {
        return new ImageConfig(
                Optional.empty(),
                Map.of(),
                env,
                List.of(),
                cmd,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}
