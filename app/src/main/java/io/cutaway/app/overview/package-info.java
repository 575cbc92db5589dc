/// The overview drawing: a container cut open, with everything it is made of in one picture. Facts
/// become a record of figures by a pure function; two renderers show the record.
@NullMarked
package io.cutaway.app.overview;

import org.jspecify.annotations.NullMarked;
