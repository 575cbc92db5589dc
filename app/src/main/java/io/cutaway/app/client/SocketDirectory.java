package io.cutaway.app.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folders that nobody else may look into: the store and the one with the helper's socket.
final class SocketDirectory {

    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int OTHERS = 0077;

    private SocketDirectory() {}

    /// Whether it exists, is no link, and belongs to the account.
    static boolean isOwn(Path directory, Account account) {
        try {
            return isDirectory(directory) && owner(directory) == account.uid();
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether it is the account's own and closed to everybody else.
    ///
    /// @throws StartFailedException when it exists and is not: another user could have put a socket
    ///   of theirs there
    static boolean isUsable(Path directory, Account account) {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            if (!isOwn(directory, account) || (mode(directory) & OTHERS) != 0) {
                throw new StartFailedException(
                        new StartFailure.UnsafeDirectory(directory.toString()));
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes it with mode 0700, and its parents as the user's own.
    static void make(Path directory, Account account) {
        try {
            if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                var parent = directory.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                var mode = PosixFilePermissions.fromString("rwx------");
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(mode));
            }
        } catch (java.nio.file.FileAlreadyExistsException _) {
            // Another client makes it too; whose it is decides the next line.
        } catch (IOException e) {
            throw new StartFailedException(
                    new StartFailure.StoreUnusable(directory.toString(), reason(e)));
        }
        isUsable(directory, account);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "EACCES";
            case java.nio.file.FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getClass().getSimpleName();
        };
    }

    private static boolean isDirectory(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && (mode(path) & TYPE) == DIRECTORY;
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
