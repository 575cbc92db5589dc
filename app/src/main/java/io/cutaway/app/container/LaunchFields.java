package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.NetworkMode;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;
import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;

/// The fields of the launch form, and at their foot the command line that says the same.
final class LaunchFields {

    private static final String COMMAND_ID = "command";

    private final LaunchModel model;
    private final ValidationSupport validation = new ValidationSupport();
    private final TextField name = new TextField();
    private final VBox node;

    LaunchFields(LaunchModel model) {
        this.model = model;
        validation.setValidationDecorator(
                new StyleClassValidationDecoration(StyleClasses.BAD_FIELD, StyleClasses.WARNING));
        node =
                Nodes.column(
                        StyleClasses.STACK_WIDE,
                        new TakenView(model).node(),
                        pair(field(FIELD_IMAGE, image()), field(FIELD_NAME, name())),
                        field(FIELD_COMMAND, command()),
                        field(FIELD_FOLDERS, new FoldersView(model).node()),
                        field(FIELD_ENVIRONMENT, environment()),
                        field(FIELD_NETWORK, network()),
                        switches(),
                        Nodes.styled(new Region(), StyleClasses.RULE),
                        field(SAME_COMMAND, commandLine()));
    }

    private static Node pair(Node left, Node right) {
        return Nodes.row(StyleClasses.FORM_PAIR, Nodes.grow(left), Nodes.grow(right));
    }

    private static VBox field(Message title, Node control) {
        return Nodes.column(
                StyleClasses.FIELD, Nodes.label(title.text(), StyleClasses.STRONG), control);
    }

    private Node image() {
        var images = new ComboBox<>(model.images());
        images.valueProperty().bindBidirectional(model.image());
        return Nodes.styled(images, StyleClasses.FIELD_WIDE, StyleClasses.DATA);
    }

    private Node name() {
        name.setPromptText(NAME_PROMPT.text());
        name.textProperty().bindBidirectional(model.name());
        validation.registerValidator(
                name,
                false,
                Validator.<String>createPredicateValidator(
                        _ -> model.form().isNameValid(), NAME_WRONG.text()));
        return Nodes.column(
                StyleClasses.STACK_TIGHT, name, note(NAME_WRONG, () -> model.form().isNameValid()));
    }

    private Node command() {
        var command = Nodes.styled(new TextField(), StyleClasses.MONO);
        command.setId(COMMAND_ID);
        command.setPromptText(COMMAND_PROMPT.text());
        command.textProperty().bindBidirectional(model.command());
        return command;
    }

    private Node environment() {
        var area = Nodes.styled(new TextArea(), StyleClasses.MONO, StyleClasses.AREA_SMALL);
        area.setPromptText(ENVIRONMENT_PROMPT.text());
        area.setPrefRowCount(2);
        area.textProperty().bindBidirectional(model.environment());
        validation.registerValidator(
                area,
                false,
                Validator.<String>createPredicateValidator(
                        _ -> model.form().isEnvironmentValid(), ENVIRONMENT_WRONG.text()));
        return Nodes.column(
                StyleClasses.STACK_TIGHT,
                area,
                note(ENVIRONMENT_WRONG, () -> model.form().isEnvironmentValid()));
    }

    /// A sentence below a field, only while the field is wrong.
    private Label note(Message wrong, BooleanSupplier isValid) {
        var note = Nodes.label(wrong.text(), StyleClasses.FIELD_NOTE, StyleClasses.BAD);
        model.spec().subscribe(_ -> Nodes.setShown(note, !isValid.getAsBoolean()));
        model.name().subscribe(_ -> Nodes.setShown(note, !isValid.getAsBoolean()));
        model.environment().subscribe(_ -> Nodes.setShown(note, !isValid.getAsBoolean()));
        return note;
    }

    private Node network() {
        var modes =
                new ComboBox<NetworkMode>(
                        FXCollections.observableArrayList(
                                NetworkMode.PRIVATE, NetworkMode.HOST, NetworkMode.NONE));
        modes.valueProperty().bindBidirectional(model.network());
        modes.setConverter(new NetworkNames());
        modes.setMinWidth(Region.USE_PREF_SIZE);
        return Nodes.styled(modes, StyleClasses.FIELD_WIDE);
    }

    private static final class NetworkNames extends StringConverter<NetworkMode> {
        @Override
        public String toString(@Nullable NetworkMode mode) {
            return switch (mode) {
                case PRIVATE -> NETWORK_PRIVATE.text();
                case HOST -> NETWORK_HOST.text();
                case NONE -> NETWORK_NONE.text();
                case null -> "";
            };
        }

        @Override
        public NetworkMode fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
        }
    }

    private Node switches() {
        var readOnly = checkBox(READ_ONLY);
        readOnly.selectedProperty().bindBidirectional(model.readOnly());
        var terminal = checkBox(TERMINAL);
        terminal.selectedProperty().bindBidirectional(model.terminal());
        return Nodes.styled(new FlowPane(terminal, readOnly), StyleClasses.FORM_SWITCHES);
    }

    private static CheckBox checkBox(Message title) {
        return new CheckBox(title.text());
    }

    private Node commandLine() {
        var line = Nodes.paragraph("", StyleClasses.COMMAND);
        line.textProperty()
                .bind(
                        model.spec()
                                .map(
                                        s ->
                                                s.map(CommandLine::of)
                                                        .orElse(COMMAND_INCOMPLETE.text())));
        return line;
    }

    Node node() {
        return node;
    }

    void focus() {
        name.requestFocus();
    }
}
