package io.cutaway.helper.image;

import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;
import io.cutaway.helper.image.ImageException.Code;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the image that a person means: by a name, or by at least six digits of a digest.
final class ImageSearch {

    private static final Pattern DIGEST_START = Pattern.compile("(sha256:)?([0-9a-f]{6,64})");

    private ImageSearch() {}

    static IndexedImage find(List<IndexedImage> images, String text) throws ImageException {
        for (var image : images) {
            if (isName(image, text)) {
                return image;
            }
        }
        var start = DIGEST_START.matcher(digestIn(text));
        if (!start.matches()) {
            throw new ImageException(Code.NO_SUCH_IMAGE, text);
        }
        return onlyOne(
                images.stream().filter(i -> i.hasDigestStartingWith(start.group(2))).toList(),
                text);
    }

    /// Whether the text is the image's name, and not its digest.
    static boolean isName(IndexedImage image, String text) {
        return image.name().isPresent() && image.name().equals(nameIn(text));
    }

    /// A name that ends in a digest means the content, whatever it is called here.
    private static String digestIn(String text) {
        return nameIn(text).flatMap(ImageName::digest).map(Object::toString).orElse(text);
    }

    private static Optional<ImageName> nameIn(String text) {
        try {
            return Optional.of(ImageName.parse(text));
        } catch (ImageFormatException e) {
            return Optional.empty();
        }
    }

    private static IndexedImage onlyOne(List<IndexedImage> found, String text)
            throws ImageException {
        if (found.isEmpty()) {
            throw new ImageException(Code.NO_SUCH_IMAGE, text);
        }
        if (found.stream().map(IndexedImage::digest).distinct().count() > 1) {
            throw new ImageException(Code.AMBIGUOUS_IMAGE, text);
        }
        return found.getFirst();
    }
}
