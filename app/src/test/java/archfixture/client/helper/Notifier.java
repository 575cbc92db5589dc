package archfixture.client.helper;

import archfixture.client.app.Window;

/// A helper that knows its client.
public class Notifier {
    Window window;
}
