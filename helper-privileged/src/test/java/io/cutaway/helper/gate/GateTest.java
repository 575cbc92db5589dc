package io.cutaway.helper.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.protocol.Problem.PermissionDenied;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.PeerCredentials;

import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void letsTheHelpersOwnUserPass() {
        new Gate(0).require(peer(0), "GetInfo");
        new Gate(1000).require(peer(1000), "GetInfo");
    }

    @Test
    void deniesEverybodyElse() {
        checkDenied(0, 1000);
        checkDenied(1000, 0);
    }

    @Test
    void keepsStepModeForTheHelpersOwnUser() {
        new Gate(0).requireSelf(peer(0), "BeginStepping");
        for (int uid : new int[] {1, 1000, Gate.NOBODY}) {
            assertThrows(
                    ProblemException.class,
                    () -> new Gate(0).requireSelf(peer(uid), "BeginStepping"));
        }
        assertThrows(
                ProblemException.class,
                () -> new Gate(Gate.NOBODY).requireSelf(peer(Gate.NOBODY), "BeginStepping"));
    }

    @Test
    void deniesWhoHasNoPlaceInTheUserNamespace() {
        checkDenied(0, Gate.NOBODY);
        checkDenied(Gate.NOBODY, Gate.NOBODY);
    }

    private static void checkDenied(int self, int uid) {
        var denied =
                assertThrows(
                        ProblemException.class, () -> new Gate(self).require(peer(uid), "Retire"));
        assertEquals(new PermissionDenied(uid, "Retire"), denied.problem());
    }

    private static PeerCredentials peer(int uid) {
        return new PeerCredentials(1, uid, uid);
    }
}
