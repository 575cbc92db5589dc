/// `cutaway tour`: the real window does its main job by itself and takes pictures.
@NullMarked
package io.cutaway.app.tour;

import org.jspecify.annotations.NullMarked;
