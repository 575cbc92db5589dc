package io.cutaway.app.cli;

import io.cutaway.app.registry.CredentialStore;
import io.cutaway.app.registry.RegistryAddress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Forgets the credentials for a registry.
@Command(name = "logout")
final class LogoutCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--authfile", paramLabel = "FILE")
    @Nullable Path authFile;

    @Option(names = {"-a", "--all"})
    boolean all;

    @Parameters(arity = "0..1", paramLabel = "REGISTRY")
    @Nullable String registry;

    LogoutCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var store = new CredentialStore(context.environment(), Optional.ofNullable(authFile));
        if (all) {
            store.eraseAll();
            context.console().say(CliMessage.LOGGED_OUT_ALL.text());
            return 0;
        }
        if (registry == null) {
            throw new CliException(CliMessage.LOGOUT_WHAT);
        }
        var address = RegistryAddress.parse(registry);
        if (!store.erase(address)) {
            throw new CliException(CliMessage.NOT_LOGGED_IN, address);
        }
        context.console().say(CliMessage.LOGGED_OUT.text(address));
        return 0;
    }
}
