package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.image.Cancellation;
import io.cutaway.app.image.StarterImage;
import io.cutaway.app.image.StarterImport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// Makes the starter image of copies of this computer's programs.
public final class ComputersPrograms implements StarterImageMaker {

    private final EngineClient client;

    public ComputersPrograms(EngineClient client) {
        this.client = client;
    }

    @Override
    public Made make(Consumer<String> progress, Cancellation cancellation) {
        progress.accept(COPYING.text());
        try {
            var made = new StarterImport(client).make(cancellation);
            return new Made(made.image().name(), made.missing());
        } catch (StarterImage.NoShellException e) {
            throw new UncheckedIOException(NO_SHELL.text(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(NOT_COPIED.text(e.toString()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(NOT_COPIED.text(e.toString()), e);
        }
    }
}
