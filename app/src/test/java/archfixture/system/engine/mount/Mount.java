package archfixture.system.engine.mount;

import archfixture.system.engine.system.Calls;

/// A feature that makes a system call.
public class Mount {
    Calls calls;
}
