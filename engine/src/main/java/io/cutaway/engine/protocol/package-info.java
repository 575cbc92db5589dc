/// What app and helper say to each other: [io.cutaway.engine.protocol.HelperRequest] and its
/// replies, [io.cutaway.engine.protocol.Problem], and the Varlink transport that carries them.
@NullMarked
package io.cutaway.engine.protocol;

import org.jspecify.annotations.NullMarked;
