package io.cutaway.app.cli;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.HelperStarter;
import io.cutaway.app.client.HostFiles;
import io.cutaway.app.client.Locations;
import io.cutaway.app.client.ProgramFiles;
import io.cutaway.app.client.StartingClient;
import io.cutaway.engine.protocol.HelperMode;

import java.util.Map;

/// What every command works with.
///
/// @param engine starts a helper when it is first asked something
/// @param environment of the caller
public record CommandContext(
        Console console, EngineClient engine, Map<String, String> environment, HostFiles host) {

    public CommandContext {
        environment = Map.copyOf(environment);
    }

    /// For the user of this process.
    public static CommandContext ofThisProcess() {
        var console = Console.ofThisProcess();
        var environment = System.getenv();
        var engine =
                new StartingClient(
                        () -> {
                            var account = Account.current(environment);
                            var starter =
                                    new HelperStarter(
                                            account,
                                            ProgramFiles.ofThisProcess(),
                                            Locations.of(environment, account),
                                            environment);
                            return starter.connect(mode -> announce(mode, console));
                        });
        return new CommandContext(console, engine, environment, HostFiles.OF_THIS_COMPUTER);
    }

    private static void announce(HelperMode mode, Console console) {
        if (mode == HelperMode.SINGLE_ID) {
            console.say(CliMessage.SINGLE_ID.text());
        }
    }
}
