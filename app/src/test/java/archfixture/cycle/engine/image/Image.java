package archfixture.cycle.engine.image;

import archfixture.cycle.engine.layer.Layer;

/// An image that needs its layer.
public class Image {
    public Layer top() {
        return new Layer();
    }
}
