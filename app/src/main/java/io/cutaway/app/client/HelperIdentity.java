package io.cutaway.app.client;

import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.protocol.HelperMode;

/// As whom a helper is started.
sealed interface HelperIdentity {

    /// Real root, without a user namespace: root for root.
    record Root() implements HelperIdentity {}

    /// Root of a user namespace with subordinate ids.
    record Mapped(IdMap users, IdMap groups) implements HelperIdentity {}

    /// Root of a user namespace with one id, the account's own.
    record SingleId() implements HelperIdentity {}

    /// What an account can have on this computer.
    ///
    /// @throws StartFailedException when newuidmap(1) or newgidmap(1) is missing
    static HelperIdentity choose(Account account, HostFiles host) {
        return account.isRoot() ? new Root() : ofOrdinaryUser(account, host);
    }

    /// Subordinate ids without the programs that map them are a mistake that one command mends, so
    /// they are not quietly left unused.
    static HelperIdentity ofOrdinaryUser(Account account, HostFiles host) {
        var users = SubordinateIds.parse(host.read("/etc/subuid").orElse(""), account);
        var groups = SubordinateIds.parse(host.read("/etc/subgid").orElse(""), account);
        if (users.isEmpty() || groups.isEmpty()) {
            return new SingleId();
        }
        if (!host.hasProgram("newuidmap") || !host.hasProgram("newgidmap")) {
            throw new StartFailedException(new StartFailure.NewuidmapMissing());
        }
        return new Mapped(users.mapping(account.uid()), groups.mapping(account.gid()));
    }

    default HelperMode mode() {
        return switch (this) {
            case Root _ -> HelperMode.ROOT;
            case Mapped _ -> HelperMode.ROOTLESS;
            case SingleId _ -> HelperMode.SINGLE_ID;
        };
    }
}
