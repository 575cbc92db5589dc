package io.cutaway.app.cli;

import io.cutaway.app.registry.CredentialStore;
import io.cutaway.app.registry.Credentials;
import io.cutaway.app.registry.Login;
import io.cutaway.app.registry.RegistryAccess;
import io.cutaway.app.registry.RegistryAddress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Shows credentials to a registry, and keeps them when it takes them.
@Command(name = "login")
final class LoginCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin RegistryFlags flags = new RegistryFlags();

    @Option(
            names = {"-u", "--username"},
            paramLabel = "NAME")
    @Nullable String username;

    @Option(
            names = {"-p", "--password"},
            paramLabel = "PASSWORD")
    @Nullable String password;

    @Option(names = "--password-stdin")
    boolean passwordFromInput;

    @Option(names = "--get-login")
    boolean getLogin;

    @Parameters(arity = "0..1", paramLabel = "REGISTRY", defaultValue = "docker.io")
    String registry = "docker.io";

    LoginCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var address = RegistryAddress.parse(registry);
        if (getLogin) {
            context.console().line(current(address));
            return 0;
        }
        var credentials = new Credentials.Password(username(address), password(address));
        var login = new Login(new RegistryAccess(context.environment()));
        try {
            var place = login.login(address, credentials, flags.options());
            context.console().say(CliMessage.LOGGED_IN.text(address, place));
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException(CliMessage.CANCELLED);
        }
    }

    private String current(RegistryAddress address) {
        return new CredentialStore(context.environment(), flags.options().authFile())
                .username(address)
                .orElseThrow(() -> new CliException(CliMessage.NOT_LOGGED_IN, address));
    }

    private String username(RegistryAddress address) {
        return Optional.ofNullable(username)
                .or(() -> askName(address))
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> new CliException(CliMessage.PASSWORD_MISSING));
    }

    private Optional<String> askName(RegistryAddress address) {
        return passwordFromInput
                ? Optional.empty()
                : terminal()
                        .map(t -> t.readLine("%s", CliMessage.USERNAME_PROMPT.text(address, " ")));
    }

    private String password(RegistryAddress address) {
        if (passwordFromInput) {
            return inputLine();
        }
        return Optional.ofNullable(password)
                .or(() -> askPassword(address))
                .orElseThrow(() -> new CliException(CliMessage.PASSWORD_MISSING));
    }

    private static Optional<String> askPassword(RegistryAddress address) {
        return terminal()
                .map(t -> t.readPassword("%s", CliMessage.PASSWORD_PROMPT.text(address, " ")))
                .map(String::new);
    }

    private static Optional<java.io.Console> terminal() {
        return Optional.ofNullable(System.console()).filter(t -> t.isTerminal());
    }

    /// Without the end of the line that `echo` adds.
    private String inputLine() {
        try {
            var bytes = context.console().in().readNBytes(1 << 20);
            return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
