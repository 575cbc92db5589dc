package io.cutaway.icons.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.icons.ApplicationIcon;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

@DisplayName("The application's icon")
class ApplicationIconTest {

    static final List<Integer> SIZES = ApplicationIcon.SIZES;

    private static final int TRANSPARENT = 0;

    @ParameterizedTest
    @FieldSource("SIZES")
    void isWhatTheDrawingGives(int size) throws Exception {
        assertEquals(pixels(DrawIcons.application(size)), pixels(committed(size)));
    }

    @ParameterizedTest
    @FieldSource("SIZES")
    void fillsTheMiddleAndLeavesTheCornersFree(int size) throws Exception {
        var picture = committed(size);
        assertEquals(TRANSPARENT, picture.getRGB(0, 0));
        assertEquals(TRANSPARENT, picture.getRGB(size - 1, size - 1));
        assertTrue(picture.getRGB(size / 2, size / 2) >>> 24 == 255);
    }

    private static BufferedImage committed(int size) throws Exception {
        return ImageIO.read(ApplicationIcon.of(size));
    }

    private static List<Integer> pixels(BufferedImage picture) {
        var width = picture.getWidth();
        return IntStream.range(0, width * picture.getHeight())
                .mapToObj(i -> picture.getRGB(i % width, i / width))
                .toList();
    }
}
