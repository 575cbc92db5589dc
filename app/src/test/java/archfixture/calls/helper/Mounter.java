package archfixture.calls.helper;

import com.sun.jna.Pointer;

/// A helper that calls native code by itself.
public class Mounter {
    Pointer options;
}
