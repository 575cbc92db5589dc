package io.cutaway.helper.container;

import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.Problem.AmbiguousImage;
import io.cutaway.engine.protocol.Problem.BadImage;
import io.cutaway.engine.protocol.Problem.ContentMoved;
import io.cutaway.engine.protocol.Problem.ContentTruncated;
import io.cutaway.engine.protocol.Problem.NoSuchContent;
import io.cutaway.engine.protocol.Problem.NoSuchImage;
import io.cutaway.engine.protocol.Problem.StoreFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.image.ImageException;
import io.cutaway.helper.image.TransferException;

import java.io.IOException;
import java.util.Locale;

/// Says in the protocol's words why something with an image did not work.
final class ImageProblems {

    private ImageProblems() {}

    /// What may fail.
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T translated(Work<T> work) {
        try {
            return work.run();
        } catch (ImageException e) {
            throw new ProblemException(problem(e));
        } catch (TransferException e) {
            throw new ProblemException(problem(e));
        } catch (IOException e) {
            throw new ProblemException(new StoreFailed("images", String.valueOf(e.getMessage())));
        } catch (SystemCallException e) {
            throw new ProblemException(new StoreFailed("images", e.errno().name()));
        }
    }

    private static Problem problem(ImageException e) {
        if (e.code().equals(ImageException.Code.NO_SUCH_IMAGE.name())) {
            return new NoSuchImage(e.subject());
        }
        if (e.code().equals(ImageException.Code.AMBIGUOUS_IMAGE.name())) {
            return new AmbiguousImage(e.subject());
        }
        if (e.code().equals(ImageException.Code.NO_SUCH_CONTENT.name())) {
            return new NoSuchContent(e.subject());
        }
        var code = e.code().toLowerCase(Locale.ROOT).replace('_', '-');
        return new BadImage(code, e.subject());
    }

    private static Problem problem(TransferException e) {
        return switch (e.kind()) {
            case MOVED -> new ContentMoved(e.digest().toString(), e.position());
            case TRUNCATED -> new ContentTruncated(e.digest().toString(), e.position());
        };
    }
}
