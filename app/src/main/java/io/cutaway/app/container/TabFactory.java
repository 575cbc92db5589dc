package io.cutaway.app.container;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.layer.LayersModel;
import io.cutaway.app.layer.LayersView;
import io.cutaway.app.log.LogModel;
import io.cutaway.app.log.LogView;
import io.cutaway.app.mount.MountsModel;
import io.cutaway.app.mount.MountsView;
import io.cutaway.app.overview.OverviewModel;
import io.cutaway.app.overview.OverviewView;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.process.ProcessesModel;
import io.cutaway.app.process.ProcessesView;
import io.cutaway.app.resource.ResourcesModel;
import io.cutaway.app.resource.ResourcesView;
import io.cutaway.app.security.SecurityModel;
import io.cutaway.app.security.SecurityView;
import io.cutaway.app.terminal.TerminalModel;
import io.cutaway.app.terminal.TerminalSessions;
import io.cutaway.app.terminal.TerminalView;
import io.cutaway.app.timeline.TimelinePage;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;

import java.util.function.Consumer;

/// Makes the pages of one container, each when it is shown first.
final class TabFactory {

    private final EngineClient client;
    private final Background background;
    private final TerminalSessions sessions;
    private final ContainerModel model;
    private final ContainerActions actions;
    private final Navigation navigation;
    private final Consumer<Explanation> failed;

    TabFactory(
            EngineClient client,
            Background background,
            TerminalSessions sessions,
            ContainerModel model,
            ContainerActions actions,
            Navigation navigation,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.sessions = sessions;
        this.model = model;
        this.actions = actions;
        this.navigation = navigation;
        this.failed = failed;
    }

    private LayersModel layers(ContainerId id) {
        var subject = new LayerSubject(LayerSubject.Kind.CONTAINER, id.hex());
        return new LayersModel(client, background, subject, failed);
    }

    Page create(Screen.Tab tab) {
        var id = model.id();
        return switch (tab) {
            case OVERVIEW ->
                    new OverviewView(
                            new OverviewModel(client, background, id, model.details(), failed),
                            door -> navigation.replace(new Screen.Container(id, door)));
            case TERMINAL ->
                    new FailureOr(
                            model,
                            new TerminalView(
                                    new TerminalModel(client, background, sessions, id, failed),
                                    model.details(),
                                    () -> actions.start(id)));
            case LOGS -> new LogView(new LogModel(client, background, id, failed));
            case LAYERS -> new LayersView(layers(id));
            case MOUNTS -> new MountsView(new MountsModel(client, background, id, failed));
            case PROCESSES -> new ProcessesView(new ProcessesModel(client, background, id, failed));
            case RESOURCES ->
                    new ResourcesView(
                            new ResourcesModel(client, background, id, model.details(), failed));
            case SECURITY -> new SecurityView(new SecurityModel(client, background, id, failed));
            case LAUNCH -> TimelinePage.create(client, background, id, model.details(), failed);
        };
    }
}
