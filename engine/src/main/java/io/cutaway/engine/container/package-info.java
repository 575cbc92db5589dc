/// What a container is asked to be ([io.cutaway.engine.container.ContainerSpec]), who it is
/// ([io.cutaway.engine.container.ContainerId]) and how it fares
/// ([io.cutaway.engine.container.ContainerState]).
@NullMarked
package io.cutaway.engine.container;

import org.jspecify.annotations.NullMarked;
