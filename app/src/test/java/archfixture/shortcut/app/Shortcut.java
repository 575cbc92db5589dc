package archfixture.shortcut.app;

import archfixture.shortcut.helper.Store;

/// An app that skips the protocol.
public class Shortcut {
    Store store;
}
