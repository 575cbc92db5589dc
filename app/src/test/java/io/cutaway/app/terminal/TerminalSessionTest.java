package io.cutaway.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.app.theme.Theme;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SocketCalls.Pair;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

@DisplayName("A terminal")
@ExtendWith(ApplicationExtension.class)
class TerminalSessionTest {

    private static final byte RESIZE = 18;
    private static final int COLUMNS_AT = 3;
    private static final int QUIET_MILLIS = 1000;

    private final Pair sockets = SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET);
    private Optional<TerminalSession> session = Optional.empty();
    private Optional<Scene> scene = Optional.empty();

    @Start
    void start(Stage stage) {
        var terminal = TerminalSession.of(new AttachStream(sockets.first()));
        var shown = new Scene(terminal.node(), 800, 400);
        Stylesheets.apply(shown, Theme.LIGHT);
        stage.setScene(shown);
        stage.show();
        session = Optional.of(terminal);
        scene = Optional.of(shown);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> session.orElseThrow().close());
        sockets.second().close();
    }

    @Test
    void tellsTheProgramOfFewerColumnsInLargeTypeAndOfAsManyAsBeforeAfterwards(FxRobot robot) {
        var usual = columns();
        assertTrue(usual > 0);
        robot.interact(() -> Stylesheets.apply(scene.orElseThrow(), Theme.PROJECTOR));
        var large = columns();
        assertEquals(usual / Theme.PROJECTOR.type(), large, 3);
        robot.interact(() -> Stylesheets.apply(scene.orElseThrow(), Theme.DARK));
        assertEquals(usual, columns());
    }

    /// As the program inside was told last; -1 when it was told nothing.
    private int columns() {
        var packet = new byte[64];
        var columns = -1;
        while (SocketCalls.poll(sockets.second(), SocketCalls.POLLIN, QUIET_MILLIS) != 0) {
            FileCalls.read(sockets.second(), packet);
            if (packet[0] == RESIZE) {
                var fields = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
                columns = fields.getShort(COLUMNS_AT);
            }
        }
        return columns;
    }
}
