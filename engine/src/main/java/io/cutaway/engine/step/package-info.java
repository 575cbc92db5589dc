/// Step mode: what is left out of a launch that is carried out one operation at a time, and what
/// the kernel says of the half-built container before and after each.
@NullMarked
package io.cutaway.engine.step;

import org.jspecify.annotations.NullMarked;
