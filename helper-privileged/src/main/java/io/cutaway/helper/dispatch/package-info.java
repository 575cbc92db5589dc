/// From a message to the method it calls: every method of the interface `io.cutaway.Helper` is a
/// record of [io.cutaway.engine.protocol.HelperRequest], and each family of them has one class
/// here.
@NullMarked
package io.cutaway.helper.dispatch;

import org.jspecify.annotations.NullMarked;
