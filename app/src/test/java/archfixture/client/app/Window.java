package archfixture.client.app;

/// The app that a helper must not know.
public class Window {}
