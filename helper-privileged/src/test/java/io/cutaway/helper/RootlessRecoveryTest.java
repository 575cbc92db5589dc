package io.cutaway.helper;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("After a failure, a container of an ordinary user")
class RootlessRecoveryTest extends ContainerRecoveryTest {

    @RegisterExtension static final HelperProcess HELPER = HelperProcess.ofUser();

    RootlessRecoveryTest() {
        super(HELPER);
    }
}
