/// What every operation of a launch does, in sentences, system calls and shell commands:
/// [io.cutaway.app.explanation.OperationExplanation].
@NullMarked
package io.cutaway.app.explanation;

import org.jspecify.annotations.NullMarked;
