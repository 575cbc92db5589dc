package io.cutaway.helper;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("After a failure, a container of root")
class RootRecoveryTest extends ContainerRecoveryTest {

    @RegisterExtension static final HelperProcess HELPER = HelperProcess.ofRoot();

    RootRecoveryTest() {
        super(HELPER);
    }
}
