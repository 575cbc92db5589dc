package io.cutaway.acceptance;

/// A client of the helper's that is none of Cutaway's, and says whatever it is told to.
final class Speaker {

    /// Sends messages to the socket that is its first argument, and prints an answer to each.
    static final String SCRIPT =
            """
            use IO::Socket::UNIX;
            $SIG{PIPE} = "IGNORE";
            $| = 1;
            my $socket = IO::Socket::UNIX->new(Peer => shift) or die "connect: $!\\n";
            print $socket join("", map { "$_\\0" } @ARGV);
            $socket->flush();
            $/ = "\\0";
            for (@ARGV) {
                my $answer = <$socket>;
                chomp $answer if defined $answer;
                print defined $answer ? $answer : "closed";
                print "\\n";
            }
            """;

    private Speaker() {}
}
