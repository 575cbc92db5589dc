package archfixture.upwards.helper;

/// What stands on the engine.
public class Daemon {}
