package io.cutaway.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pseudo-locale")
class PseudoLocaleTest {

    @AfterEach
    void leave() {
        System.clearProperty(PseudoLocale.PROPERTY);
    }

    @Test
    void bracketsAndLengthensEverySentenceOfABundle() {
        System.setProperty(PseudoLocale.PROPERTY, PseudoLocale.VALUE);
        assertEquals("⟦just now~~⟧", TextMessage.AGO_NOW.text());
        assertTrue(PseudoLocale.isFromBundle(TextMessage.AGO_NOW.text()));
    }

    @Test
    void isNotSpokenUnlessChosen() {
        assertEquals("just now", TextMessage.AGO_NOW.text());
        assertFalse(PseudoLocale.isFromBundle("just now"));
    }

    @Test
    void leavesSignsAndNumbersAlone() {
        assertEquals("≠", PseudoLocale.of("≠"));
        assertTrue(PseudoLocale.isFromBundle("4711"));
        assertTrue(PseudoLocale.isFromBundle(""));
    }
}
