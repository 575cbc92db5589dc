package io.cutaway.app.theme;

import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Puts a [Theme] on a scene: colours first, then fonts, then what all features share, then each
/// feature's own sheet. A sheet that uses a colour must come after the one that names it.
public final class Stylesheets {

    private static final List<String> FEATURES =
            List.of(
                    "/io/cutaway/app/shell/shell.css",
                    "/io/cutaway/app/container/container.css",
                    "/io/cutaway/app/overview/overview.css",
                    "/io/cutaway/app/image/image.css",
                    "/io/cutaway/app/transfer/transfer.css",
                    "/io/cutaway/app/layer/layer.css",
                    "/io/cutaway/app/mount/mount.css",
                    "/io/cutaway/app/timeline/timeline.css",
                    "/io/cutaway/app/process/process.css",
                    "/io/cutaway/app/resource/resource.css",
                    "/io/cutaway/app/security/security.css",
                    "/io/cutaway/app/terminal/terminal.css",
                    "/io/cutaway/app/log/log.css",
                    "/io/cutaway/app/lesson/lesson.css");

    private static final ReadOnlyObjectWrapper<Theme> SHOWN =
            new ReadOnlyObjectWrapper<>(Theme.LIGHT);

    private Stylesheets() {}

    /// Shows `scene` in `theme` from now on.
    public static void apply(Scene scene, Theme theme) {
        Application.setUserAgentStylesheet(theme.userAgentStylesheet());
        scene.getStylesheets().setAll(sheets(theme));
        SHOWN.set(theme);
    }

    /// The theme that was applied last: there is one for all windows.
    public static ReadOnlyObjectProperty<Theme> shown() {
        return SHOWN.getReadOnlyProperty();
    }

    /// All sheets of a theme, in order.
    static List<String> sheets(Theme theme) {
        var sheets = new ArrayList<String>();
        theme.tokens().forEach(name -> sheets.add(own(name)));
        sheets.add(own(isInstalled(Fonts.PROPORTIONAL) ? "font-inter.css" : "font-system.css"));
        sheets.add(own(isInstalled(Fonts.MONOSPACE) ? "font-jetbrains.css" : "font-mono.css"));
        sheets.add(own("shared.css"));
        FEATURES.forEach(path -> sheets.add(url(path)));
        if (theme == Theme.PROJECTOR) {
            sheets.add(own("projector.css"));
        }
        return sheets;
    }

    private static boolean isInstalled(String family) {
        return Font.getFamilies().contains(family);
    }

    private static String own(String name) {
        return url("/io/cutaway/app/theme/" + name);
    }

    private static String url(String path) {
        return Objects.requireNonNull(Stylesheets.class.getResource(path), path).toExternalForm();
    }
}
