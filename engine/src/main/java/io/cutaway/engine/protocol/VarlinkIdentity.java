package io.cutaway.engine.protocol;

/// What a service says of itself when asked by `org.varlink.service.GetInfo`.
public record VarlinkIdentity(String vendor, String product, String version, String url) {}
