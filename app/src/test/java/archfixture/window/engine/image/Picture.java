package archfixture.window.engine.image;

import javafx.scene.Scene;

/// A part of the engine that draws.
public class Picture {
    Scene scene;
}
