package io.cutaway.app.request;

/// A configuration that is refused. The message is a sentence that names the field.
final class BundleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    BundleException(String sentence) {
        super(sentence);
    }
}
