package io.cutaway.engine.image;

/// A name, a digest or a document of an image that is not what the OCI specifications allow.
///
/// The code says which rule was broken, the argument is the offending text; sentences are made by
/// the program that shows them.
public final class ImageFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /// The rule that was broken.
    public enum Code {
        /// Not `algorithm:hex` of an algorithm known here.
        BAD_DIGEST,
        /// The repository part of an image name.
        BAD_REPOSITORY,
        /// The registry part of an image name.
        BAD_REGISTRY,
        /// The tag of an image name.
        BAD_TAG,
        /// A repository of more than 255 characters.
        NAME_TOO_LONG,
        /// Not JSON, or JSON of another shape.
        BAD_DOCUMENT,
        /// A document larger than [OciDocuments#LARGEST].
        DOCUMENT_TOO_LARGE
    }

    private final Code code;
    private final String argument;

    public ImageFormatException(Code code, String argument) {
        super(code + ": " + argument);
        this.code = code;
        this.argument = argument;
    }

    public ImageFormatException(Code code, String argument, Throwable cause) {
        super(code + ": " + argument, cause);
        this.code = code;
        this.argument = argument;
    }

    public Code code() {
        return code;
    }

    /// The text that was refused, or what the parser said about it.
    public String argument() {
        return argument;
    }
}
