package archfixture.system.engine.system;

/// Where system calls are made.
public class Calls {}
