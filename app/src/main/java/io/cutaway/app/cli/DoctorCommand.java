package io.cutaway.app.cli;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.Locations;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/// Tries what this computer can do, and says what mends what is missing.
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--json")
    boolean json;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    /// 1 when something is missing that containers need.
    @Override
    public Integer call() {
        var account = Account.current(context.environment());
        var locations = Locations.of(context.environment(), account);
        var doctor = new Doctor(account, context.host(), locations, context.environment());
        var checks = doctor.checks();
        if (json) {
            context.console().json(checks);
        } else {
            print(checks);
        }
        return checks.stream().anyMatch(c -> c.verdict() == Check.Verdict.MISSING) ? 1 : 0;
    }

    private void print(List<Check> checks) {
        var table = new Table("CHECK", "VERDICT", "DETAIL", "MEND");
        for (var check : checks) {
            table.add(check.name(), check.verdict().name(), check.detail(), check.mend());
        }
        table.print(context.console());
    }
}
