package io.cutaway.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// A sentence for people. Each feature has an enum of its own that implements this, and a bundle
/// `messages.properties` beside it; the constant `EMPTY_TITLE` stands for the key `empty-title`. A
/// misspelt key doesn't compile, and a test compares enums, bundles and uses.
public interface Message {

    /// The enum constant's name.
    String name();

    /// The key in the bundle.
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The sentence, with `arguments` put in ([MessageFormat]).
    default String text(Object... arguments) {
        var pattern = bundle(getClass()).getString(key());
        var sentence = new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
        return PseudoLocale.isChosen() ? PseudoLocale.of(sentence) : sentence;
    }

    /// The bundle of a feature's messages.
    static ResourceBundle bundle(Class<?> messages) {
        return ResourceBundle.getBundle(
                messages.getPackageName() + ".messages",
                Locale.ENGLISH,
                messages.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
