/// A launch as a timeline: each operation with its time and result, beside another launch and
/// beside other programs.
@NullMarked
package io.cutaway.app.timeline;

import org.jspecify.annotations.NullMarked;
