package archfixture.unmarked.engine.image;

/// A class in a package that does not speak of null.
public class Reference {}
