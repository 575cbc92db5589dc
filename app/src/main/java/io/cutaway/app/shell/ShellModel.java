package io.cutaway.app.shell;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.theme.Theme;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.util.Optional;

/// What surrounds the pages: where one is, which helper answers, what went wrong last.
public final class ShellModel {

    // Properties
    private final Navigation navigation;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ReadOnlyObjectWrapper<HelperStatus> helper =
            new ReadOnlyObjectWrapper<>(new HelperStatus.Starting());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final EngineClient client;
    private final Background background;

    ShellModel(EngineClient client, Background background, Navigation navigation) {
        this.client = client;
        this.background = background;
        this.navigation = navigation;
    }

    public Navigation navigation() {
        return navigation;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ReadOnlyObjectProperty<HelperStatus> helper() {
        return helper.getReadOnlyProperty();
    }

    /// What was said last and not yet put away.
    public ReadOnlyObjectProperty<Optional<Notice>> notice() {
        return notice.getReadOnlyProperty();
    }

    // Commands

    /// Asks who the helper is, which starts it.
    void greet() {
        background.run(
                () -> client.call(new GetInfo()),
                info -> helper.set(new HelperStatus.Ready(info.mode())),
                explanation -> {
                    helper.set(new HelperStatus.Missing());
                    fail(explanation);
                });
    }

    /// Shows what went wrong, in place of what was shown before.
    void fail(Explanation explanation) {
        notice.set(Optional.of(new Notice.Failure(explanation)));
    }

    /// Says what is worth knowing.
    void tell(String sentence) {
        notice.set(Optional.of(new Notice.Information(sentence)));
    }

    void dismiss() {
        notice.set(Optional.empty());
    }

    /// To large type and back.
    void switchProjector() {
        theme.set(theme.get() == Theme.PROJECTOR ? Theme.LIGHT : Theme.PROJECTOR);
    }

    void switchTheme() {
        theme.set(theme.get().other());
    }
}
