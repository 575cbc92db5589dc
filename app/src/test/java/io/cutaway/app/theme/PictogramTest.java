package io.cutaway.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.icons.CutawayIcon;
import io.cutaway.icons.CutawayIkonHandler;

import javafx.scene.Group;
import javafx.scene.Scene;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.framework.junit5.ApplicationExtension;

@DisplayName("Cutaway's pictograms")
@ExtendWith(ApplicationExtension.class)
class PictogramTest {

    @Test
    void areFoundByNameAsStyleSheetsDo() {
        var icon = new FontIcon("cutaway-layer");
        assertEquals(CutawayIcon.LAYER, icon.getIconCode());
        assertEquals(CutawayIkonHandler.FAMILY, family(icon));
    }

    @Test
    void areCharactersOfTheirFont() {
        for (var each : CutawayIcon.values()) {
            var icon = Nodes.icon(each);
            assertEquals(Character.toString(each.getCode()), icon.getText());
            assertEquals(CutawayIkonHandler.FAMILY, family(icon));
        }
    }

    /// An icon gets its font by its style, so only in a scene.
    private static String family(FontIcon icon) {
        var _ = new Scene(new Group(icon));
        icon.applyCss();
        return icon.getFont().getFamily();
    }
}
