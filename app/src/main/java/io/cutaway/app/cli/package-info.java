/// The command line: [io.cutaway.app.cli.CommandLineProgram] builds it, one class is one command.
///
/// Verbs, flags and exit codes are those that users of Podman know. What a command prints for
/// programs (`--json`, exit codes) is never translated; every sentence is in the package's bundle.
@NullMarked
package io.cutaway.app.cli;

import org.jspecify.annotations.NullMarked;
