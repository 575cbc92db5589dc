package io.cutaway.helper;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A container of root")
class RootContainersTest extends ContainerLifeTest {

    @RegisterExtension static final HelperProcess HELPER = HelperProcess.ofRoot();

    RootContainersTest() {
        super(HELPER);
    }
}
