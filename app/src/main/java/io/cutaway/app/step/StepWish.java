package io.cutaway.app.step;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.step.StepChanges;

import java.util.Optional;

/// What is to be built step by step.
///
/// @param changes what is otherwise than in a launch
/// @param size of the program's terminal, if it has one
public record StepWish(ContainerSpec spec, StepChanges changes, Optional<TerminalSize> size) {}
