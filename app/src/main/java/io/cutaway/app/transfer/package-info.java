/// Images that come and go: pulled from registries, loaded from archives, saved to files.
@NullMarked
package io.cutaway.app.transfer;

import org.jspecify.annotations.NullMarked;
