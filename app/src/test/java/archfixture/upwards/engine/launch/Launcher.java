package archfixture.upwards.engine.launch;

import archfixture.upwards.helper.Daemon;

/// A part of the engine that knows the helper.
public class Launcher {
    Daemon daemon;
}
