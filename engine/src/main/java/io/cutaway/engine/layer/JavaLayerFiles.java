package io.cutaway.engine.layer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// [LayerFiles] with the JDK alone. It sees attributes of the `user.` namespace only, so opaque
/// directories marked by `trusted.overlay.opaque` (Docker as root) aren't known as such.
public final class JavaLayerFiles implements LayerFiles {

    /// The JDK leaves out the `user.` in front.
    private static final String OPAQUE = "overlay.opaque";

    private static final int PERMISSIONS = 07777;
    private static final String ATTRIBUTES =
            "unix:mode,uid,gid,size,rdev,ino,nlink,lastModifiedTime";

    /// Goes down from the root with openat(2) and O_NOFOLLOW, name by name: a plain
    /// `newDirectoryStream` would follow a link.
    @Override
    @SuppressWarnings("StreamResourceLeak") // each is closed when the next one is open
    public List<Path> names(Path tree, Path directory) throws IOException {
        var open = Files.newDirectoryStream(tree);
        try {
            for (var name : directory) {
                if (!name.toString().isEmpty()) {
                    var parent = open;
                    open = secure(parent).newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
                    parent.close();
                }
            }
            var names = new ArrayList<Path>();
            open.forEach(entry -> names.add(entry.getFileName()));
            return names;
        } catch (DirectoryIteratorException failure) {
            throw Objects.requireNonNull(failure.getCause());
        } finally {
            open.close();
        }
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        throw new UnsupportedOperationException("this file system lacks openat");
    }

    @Override
    public FileFacts facts(Path tree, Path file) throws IOException {
        var values =
                Files.readAttributes(tree.resolve(file), ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        var mode = (int) number(values, "mode");
        return new FileFacts(
                FileType.ofMode(mode),
                mode & PERMISSIONS,
                Integer.toUnsignedLong((int) number(values, "uid")),
                Integer.toUnsignedLong((int) number(values, "gid")),
                number(values, "size"),
                number(values, "rdev"),
                number(values, "ino"),
                (int) number(values, "nlink"),
                ((FileTime) required(values, "lastModifiedTime")).toInstant());
    }

    private static long number(Map<String, Object> values, String name) {
        return ((Number) required(values, name)).longValue();
    }

    private static Object required(Map<String, Object> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    @Override
    public boolean isOpaque(Path tree, Path directory) throws IOException {
        var view =
                Files.getFileAttributeView(
                        tree.resolve(directory),
                        UserDefinedFileAttributeView.class,
                        LinkOption.NOFOLLOW_LINKS);
        try {
            return view != null && view.list().contains(OPAQUE) && isYes(view);
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (FileSystemException unsupported) {
            // A file system without such attributes has no opaque directory.
            return false;
        }
    }

    private static boolean isYes(UserDefinedFileAttributeView view) throws IOException {
        var value = ByteBuffer.allocate(view.size(OPAQUE));
        view.read(OPAQUE, value);
        return new String(value.array(), 0, value.position(), US_ASCII).equals("y");
    }

    @Override
    public String linkTarget(Path tree, Path link) throws IOException {
        return FileNames.text(Files.readSymbolicLink(tree.resolve(link)));
    }

    @Override
    public ReadableByteChannel open(Path tree, Path file) throws IOException {
        return FileChannel.open(
                tree.resolve(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
}
