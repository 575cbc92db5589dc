/// The shim as the helper sees it: a program that is started for each container, a socket that it
/// says things on, and a few files that it leaves.
@NullMarked
package io.cutaway.helper.shim;

import org.jspecify.annotations.NullMarked;
