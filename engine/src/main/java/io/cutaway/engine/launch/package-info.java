/// From what was asked to what is done: [io.cutaway.engine.launch.LaunchPlanner] turns a
/// specification into a [io.cutaway.engine.launch.LaunchPlan], a list of
/// [io.cutaway.engine.launch.Operation]s; [io.cutaway.engine.launch.PlanEncoder] writes it for the
/// shim; [io.cutaway.engine.launch.LaunchReport] is what the shim answers.
@NullMarked
package io.cutaway.engine.launch;

import org.jspecify.annotations.NullMarked;
