/// What a container shall be, in others' words: the flags of the command line, a pasted line
/// ([io.cutaway.app.request.RunLine]), a bundle's configuration
/// ([io.cutaway.app.request.BundleConfig]). Everything is read, and nothing run.
@NullMarked
package io.cutaway.app.request;

import org.jspecify.annotations.NullMarked;
