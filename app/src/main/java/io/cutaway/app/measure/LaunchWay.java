package io.cutaway.app.measure;

import java.io.IOException;

/// One program's way to launch a container that ends at once.
interface LaunchWay {

    /// The program's name.
    String program();

    /// Everything that is not measured.
    ///
    /// @throws IOException with what the program said
    void prepare() throws IOException, InterruptedException;

    /// Launches it and waits for its end.
    ///
    /// @return nanoseconds from the request to the end
    /// @throws IOException with what the program said
    long launch() throws IOException, InterruptedException;

    /// Takes away what was prepared; nothing when nothing was.
    void clear() throws IOException, InterruptedException;
}
