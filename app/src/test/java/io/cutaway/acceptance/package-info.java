/// The assembled program, run as people run it, by root and by an ordinary user.
@NullMarked
package io.cutaway.acceptance;

import org.jspecify.annotations.NullMarked;
