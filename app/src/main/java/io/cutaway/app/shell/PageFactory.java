package io.cutaway.app.shell;

import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;

/// Makes the page of a screen.
@FunctionalInterface
interface PageFactory {
    Page create(Screen screen);
}
