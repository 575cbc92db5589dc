package io.cutaway.helper.container;

import io.cutaway.helper.store.ContainerPaths;

/// A container that is built step by step: nobody's but its maker's, and gone with the session.
public record Guest(ContainerRecord record, ContainerPaths paths) {}
