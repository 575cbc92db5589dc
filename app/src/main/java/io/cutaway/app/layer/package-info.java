/// Which layer each path of a container or an image comes from.
@NullMarked
package io.cutaway.app.layer;

import org.jspecify.annotations.NullMarked;
