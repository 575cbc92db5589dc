package io.cutaway.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A question")
class FactReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    hostname                      | desk
                    pid-inside                    | 1
                    pid                           | 4711
                    namespace-mnt                 | mnt:[2]
                    namespace-pid                 | -
                    same-namespace mnt            | no
                    same-namespace uts            | yes
                    mounted .                     | yes
                    mounted proc                  | yes
                    mounted sys                   | no
                    mounted /proc                 | no
                    mounted /tmp/root/proc        | yes
                    mount-type .                  | overlay
                    mount-type /                  | ext4
                    mount-type /nothing           | -
                    mount-option proc noexec      | yes
                    mount-option . noexec         | no
                    mount-option . ro             | yes
                    propagation /                 | shared
                    propagation /tmp              | private
                    mount-count                   | 4
                    outside-uid 0                 | 1000
                    outside-uid 1                 | 100000
                    outside-uid 65537             | -
                    mapped-uids                   | 65537
                    has-capability CAP_CHOWN      | yes
                    has-capability net_admin      | no
                    capability-count              | 11
                    no-new-privileges             | yes
                    seccomp                       | filter
                    listed etc                    | yes
                    listed mine                   | no
                    ambient                       | -
                    """)
    void isAnsweredByWhatTheKernelSays(String fact, String expected) {
        var reader = new FactReader(StepViews.middle());
        assertEquals(expected, reader.value(Fact.parse(fact).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # fact             | given          | expected | right
                    namespace-mnt      | mnt:[2]        | mnt:[2]  | true
                    namespace-mnt      | 2              | mnt:[2]  | true
                    namespace-mnt      | 3              | mnt:[2]  | false
                    namespace-mnt      | ''             | mnt:[2]  | false
                    same-namespace mnt | Nein           | no       | true
                    same-namespace mnt | n              | no       | true
                    same-namespace mnt | ja             | no       | false
                    same-namespace mnt | ''             | no       | false
                    same-namespace mnt | no             | yes      | false
                    mounted .          | YES            | yes      | true
                    uid-map            | 0 1000 1       | 0 1000 1 | true
                    uid-map            | 0  1000   1    | 0 1000 1 | true
                    hostname           | Desk           | desk     | true
                    mount-count        | 4              | 4        | true
                    mount-count        | yes            | 4        | false
                    """)
    void takesAnAnswerHoweverItIsWritten(
            String fact, String given, String expected, boolean right) {
        assertEquals(right, Answers.isRight(Fact.parse(fact).orElseThrow(), given, expected));
    }
}
