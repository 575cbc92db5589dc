/// The same container in other tools' words: [io.cutaway.engine.export.Exports] writes a plan as a
/// shell script, an OCI runtime configuration, a `podman run` line or a Kubernetes Pod.
@NullMarked
package io.cutaway.engine.export;

import org.jspecify.annotations.NullMarked;
