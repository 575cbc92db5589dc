package archfixture.shortcut.helper;

/// What only the helper may touch.
public class Store {}
