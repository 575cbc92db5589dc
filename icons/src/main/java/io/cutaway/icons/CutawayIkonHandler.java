package io.cutaway.icons;

import org.kordamp.ikonli.AbstractIkonHandler;
import org.kordamp.ikonli.Ikon;

import java.io.InputStream;
import java.net.URL;
import java.util.Objects;

/// Tells Ikonli which names are Cutaway's and where their font is. Found by `ServiceLoader`.
public final class CutawayIkonHandler extends AbstractIkonHandler {

    /// The font's family, as its `name` table has it.
    public static final String FAMILY = "CutawayIcons";

    private static final String FONT = "cutaway-icons.ttf";

    /// For `ServiceLoader`.
    public CutawayIkonHandler() {}

    @Override
    public boolean supports(String description) {
        return description.startsWith(CutawayIcon.PREFIX);
    }

    /// The icon of that name; `IllegalArgumentException` when the pack has none.
    @Override
    public Ikon resolve(String description) {
        return CutawayIcon.named(description)
                .orElseThrow(() -> new IllegalArgumentException("no icon " + description));
    }

    @Override
    public URL getFontResource() {
        return Objects.requireNonNull(CutawayIkonHandler.class.getResource(FONT));
    }

    @Override
    public InputStream getFontResourceAsStream() {
        return Objects.requireNonNull(CutawayIkonHandler.class.getResourceAsStream(FONT));
    }

    @Override
    public String getFontFamily() {
        return FAMILY;
    }
}
