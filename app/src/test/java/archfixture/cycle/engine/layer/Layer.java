package archfixture.cycle.engine.layer;

import archfixture.cycle.engine.image.Image;

/// A layer that needs its image.
public class Layer {
    public Image image() {
        return new Image();
    }
}
