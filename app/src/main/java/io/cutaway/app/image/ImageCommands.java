package io.cutaway.app.image;

import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Screen;
import io.cutaway.app.transfer.Transfers;

import javafx.scene.Node;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What can be asked for with an image, in the list and on its page; with the questions before it
/// is done.
///
/// @param over where questions are shown
record ImageCommands(
        ImageActions actions, Transfers transfers, Navigation navigation, Supplier<Node> over) {

    void open(ImageRow image) {
        navigation.open(new Screen.Image(image.reference(), Screen.ImageTab.OVERVIEW));
    }

    void launch(ImageRow image) {
        navigation.open(new Screen.Launch(Optional.of(image.reference())));
    }

    void compare(ImageRow image) {
        navigation.open(new Screen.Image(image.reference(), Screen.ImageTab.COMPARE));
    }

    /// @param done called when it has the name
    void tag(ImageRow image, Runnable done) {
        NameQuestion.ask(over.get(), image, name -> actions.tag(image, name, done));
    }

    void save(ImageRow image) {
        FileChoice.save(
                over.get(),
                image,
                (format, file) -> transfers.save(image.reference(), format, file));
    }

    /// @param done called when it is gone
    void delete(ImageRow image, Runnable done) {
        if (image.damaged()) {
            // Nobody can say what deleting it would mean.
            ask(new Deletion(image, List.of()), done);
        } else {
            actions.consider(image.reference(), deletion -> ask(deletion, done));
        }
    }

    private void ask(Deletion deletion, Runnable done) {
        DeleteQuestion.ask(over.get(), deletion, () -> actions.delete(deletion, done));
    }
}
