package io.cutaway.app.client;

import io.cutaway.engine.protocol.HelperMode;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.HelperRequest.Retire;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// Gets a connection to a helper of this build: to one that runs, or to a new one.
///
/// Several clients may do it at once, and an old helper may be ending: the starter's lock on the
/// store decides who starts one, and everybody tries again until a deadline.
public final class HelperStarter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Account account;
    private final BiFunction<Account, HostFiles, HelperIdentity> chooser;
    private final HostFiles host;
    private final ProgramFiles program;
    private final Locations locations;
    private final Map<String, String> environment;
    private final StarterProcess process;
    private final Function<Path, Optional<HelperLink>> connector;
    private final Duration patience;

    /// For the user of this process.
    public HelperStarter(
            Account account,
            ProgramFiles program,
            Locations locations,
            Map<String, String> environment) {
        this(
                account,
                HelperIdentity::choose,
                HostFiles.OF_THIS_COMPUTER,
                program,
                locations,
                environment,
                StarterProcess::runProgram,
                HelperLink::connect,
                PATIENCE);
    }

    /// With the computer, the starter and the socket replaced, to inject faults.
    HelperStarter(
            Account account,
            BiFunction<Account, HostFiles, HelperIdentity> chooser,
            HostFiles host,
            ProgramFiles program,
            Locations locations,
            Map<String, String> environment,
            StarterProcess process,
            Function<Path, Optional<HelperLink>> connector,
            Duration patience) {
        this.account = account;
        this.chooser = chooser;
        this.host = host;
        this.program = program;
        this.locations = locations;
        this.environment = Map.copyOf(environment);
        this.process = process;
        this.connector = connector;
        this.patience = patience;
    }

    /// A connection to a helper of this build.
    ///
    /// @param started told when a new one was started, and with which powers
    /// @throws StartFailedException when there can be none
    public HelperConnection connect(Consumer<HelperMode> started) {
        var deadline = System.nanoTime() + patience.toNanos();
        var stranger = Optional.<GetInfo.Info>empty();
        boolean begun = false;
        while (true) {
            var link = connectToRunning();
            if (link.isPresent() && link.get().info().buildId().equals(program.buildId())) {
                return link.get().connection();
            }
            if (link.isPresent()) {
                stranger = Optional.of(link.get().info());
                retire(link.get());
            } else if (start(started)) {
                // A slow start must not use up the time for connecting.
                deadline = System.nanoTime() + patience.toNanos();
                // It listens already: there is nothing to wait for, unless it is gone again.
                if (!begun) {
                    begun = true;
                    continue;
                }
            }
            pauseUntil(deadline, stranger);
        }
    }

    private Optional<HelperLink> connectToRunning() {
        return locations.socketDirectories().stream()
                .filter(directory -> SocketDirectory.isUsable(directory, account))
                .flatMap(directory -> connector.apply(directory).stream())
                .findFirst();
    }

    /// An old helper ends after its calls have; asking it twice is harmless.
    private static void retire(HelperLink link) {
        try (var connection = link.connection()) {
            connection.call(new Retire());
        } catch (HelperLostException _) {
            // It has gone already.
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.Retiring)) {
                throw e;
            }
        }
    }

    /// Starts a helper, unless somebody else holds the store. A shim that was to be joined and has
    /// ended meanwhile is passed over; when all have, the namespaces are new.
    private boolean start(Consumer<HelperMode> started) {
        SocketDirectory.make(locations.store(), account);
        StoreFileSystem.check(locations.store());
        SocketDirectory.make(locations.store().resolve("run"), account);
        SocketDirectory.make(locations.newSocketDirectory(), account);
        var identity = chooser.apply(account, host);
        var command = new StarterCommand(program, locations, identity);
        var shims = new ArrayDeque<>(LivingShim.findAll(locations.containers(), host));
        StarterOutcome outcome;
        do {
            var join = Optional.ofNullable(shims.poll());
            var line = command.arguments(join);
            var ended = process.run(line, StarterCommand.environment(environment));
            outcome = StarterOutcome.of(ended.exitCode(), ended.message(), locations.log(), host);
            if (join.isEmpty()) {
                break;
            }
        } while (outcome instanceof StarterOutcome.ShimGone);
        if (outcome instanceof StarterOutcome.Failed(var failure)) {
            throw new StartFailedException(failure);
        }
        if (outcome instanceof StarterOutcome.Ready) {
            started.accept(identity.mode());
            return true;
        }
        return false;
    }

    private void pauseUntil(long deadline, Optional<GetInfo.Info> stranger) {
        if (System.nanoTime() > deadline) {
            throw new StartFailedException(
                    stranger.<StartFailure>map(i -> new StartFailure.OtherBuildStays(i.pid()))
                            .orElseGet(this::timedOut));
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException(timedOut());
        }
    }

    private StartFailure timedOut() {
        return new StartFailure.TimedOut(locations.store().toString(), patience.toSeconds());
    }
}
