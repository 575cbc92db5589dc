package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.system.AttributeCalls;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;

/// Images made of containers.
class CommitIT {

    /// A bit of everything that a layer can say.
    private static final String CHANGES =
            """
            echo new >/etc/new; ln /etc/new /etc/hard; echo more:x:77: >>/etc/group; rm /etc/plain
            rm -r /home/app; echo 'a file now' >/home/app
            rm /etc/motd; mkdir /etc/motd; echo below >/etc/motd/below
            rm -r /root; mkdir -m 700 /root; echo 'of the upper layer' >/root/only
            mkfifo -m 640 /fifo; ln -s /nowhere /link; chown -h 5:6 /link; ln /link /link2
            mkdir -m 1775 '/ä ö'; echo x >"/ä ö/$(printf 'n%.0s' $(seq 150))"; chown 1000:1001 '/ä ö'
            cp /bin/busybox /setuid; chown app /setuid; chmod 4755 /setuid
            touch -d '2001-02-03 04:05:06' /etc/passwd; chmod 600 /etc/passwd
            """;

    @ParameterizedTest
    @EnumSource(Lane.class)
    void haveTheSameFilesInPodman(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane);
                var podman = new Podman()) {
            prepare(cutaway);
            var change = "CMD [\"/bin/cat\",\"/etc/new\"]";
            cutaway.run("commit", "-q", "-m", "why", "-c", change, "c", "made").answer();
            assertEquals("new", cutaway.run("run", "--rm", "made").answer());
            var ours = exported(cutaway, "made");
            looksRight(ours);
            var tar = cutaway.folder().resolve("made.tar");
            cutaway.run("save", "-o", tar.toString(), "made").answer();
            var theirs =
                    podman.script(
                            """
                            podman load -q -i '%s' >/dev/null
                            cd "$(podman image mount localhost/made)"
                            %s
                            """
                                    .formatted(tar, Trees.LIST));
            assertEquals(ours.strip(), theirs.strip());
            assertEquals("new", podman.script("run localhost/made"));
        }
    }

    /// What the container changed, and attributes that its own programs can't set.
    private static void prepare(Cutaway cutaway) {
        cutaway.run("run", "--name", "c", "busybox", "sh", "-euc", CHANGES).answer();
        var file = cutaway.containerFolder("c").resolve("w/upper/etc/new").toString();
        AttributeCalls.setxattr(file, "user.mine", "yes".getBytes(StandardCharsets.UTF_8), 0);
    }

    private static String exported(Cutaway cutaway, String image) {
        cutaway.run("create", "--name", "whole", image).answer();
        var tar = cutaway.folder().resolve("whole.tar").toString();
        cutaway.run("export", "-o", tar, "whole").answer();
        return Trees.ofArchive(tar);
    }

    private static void looksRight(String tree) {
        for (var start :
                "etc/new|f|644|0|0 home/app|f| etc/motd|d| etc/motd/below|f| root/only|f| fifo|p|640 link|l|777|5|6| link2|l| setuid|f|4755|1000 etc/passwd|f|600|0|0|981173106"
                        .split(" ")) {
            assertTrue(tree.lines().anyMatch(line -> line.startsWith(start)), start + "\n" + tree);
        }
        assertTrue(tree.lines().anyMatch(l -> l.startsWith("etc/hard|") && l.contains("|2|")));
        assertTrue(tree.contains("x: 3 user.mine"), tree);
        assertTrue(tree.contains("ä ö/nnn"), tree);
        assertFalse(tree.contains("etc/plain"), tree);
        assertFalse(tree.contains("home/app/"), tree);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void areMadeOfRunningContainersToo(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            var busy = "echo here >/kept; while :; do mkdir /d /d/e; rm -r /d; done";
            cutaway.run("run", "-d", "--name", "busy", "busybox", "sh", "-c", busy).answer();
            Host.await("it has begun", () -> cutaway.run("diff", "busy").out().contains("A /kept"));
            for (int round = 0; round < 5; round++) {
                cutaway.run("commit", "busy", "made").answer();
                assertEquals("here", cutaway.run("run", "--rm", "made", "cat", "/kept").answer());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void sayHowTheyCameAboutAndHowTheyAreRun(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            cutaway.run("run", "--name", "c", "-e", "A=1", "busybox", "touch", "/x").answer();
            cutaway.run(
                            "commit",
                            "-a",
                            "Ada",
                            "-m",
                            "because",
                            "-c",
                            "ENV B=2",
                            "-c",
                            "LABEL=kind=test",
                            "-c",
                            "EXPOSE 80",
                            "-c",
                            "USER app",
                            "-c",
                            "WORKDIR /home",
                            "-c",
                            "CMD echo $A$B; id -un; pwd",
                            "c",
                            "made:1")
                    .answer();
            assertEquals("12\napp\n/home", cutaway.run("run", "--rm", "made:1").answer());
            var image = cutaway.run("inspect", "made:1").json().get(0);
            assertEquals("Ada", image.at("/facts/author").stringValue());
            assertEquals("test", image.at("/facts/labels/kind").stringValue());
            assertEquals("80/tcp", image.at("/facts/exposedPorts/0").stringValue());
            var history = cutaway.run("history", "--json", "made:1").json();
            assertEquals(2, history.size());
            assertEquals("because", history.at("/0/comment").stringValue());
            assertEquals("touch /x", history.at("/0/createdBy").stringValue());
            var text = cutaway.run("history", "made:1").answer();
            assertTrue(text.contains("<missing>") && text.contains("because"), text);
        }
    }

    /// What Cutaway has no word for.
    private static final String MORE =
            """
            cd "$0"; tar -xf ../plain.tar; rm ../plain.tar
            sed -i -e 's/"config":{/"config":{"Healthcheck":{"Test":["CMD","true"]},"Mine":1,/' \\
                -e 's/"config":{/"config":{"StopSignal":"SIGUSR1","Volumes":{"\\/v":{}},/' \\
                -e 's/^{/{"os.version":"7","mine":[{"a":null}],/' [0-9a-f]*.json
            tar -cf ../more.tar *; chmod 644 ../more.tar
            """;

    @ParameterizedTest
    @EnumSource(Lane.class)
    void keepWhatTheImageBelowSaysToOthers(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane);
                var podman = new Podman()) {
            var folder = cutaway.folder();
            cutaway.run("save", "-o", folder.resolve("plain.tar").toString(), "busybox").answer();
            Host.run("sh", "-euc", MORE, cutaway.shared("more").toString());
            cutaway.run("load", "-i", folder.resolve("more.tar").toString()).answer();
            cutaway.run("run", "--name", "c", "busybox", "touch", "/x").answer();
            cutaway.run("commit", "-c", "EXPOSE 80", "c", "made").answer();
            var tar = folder.resolve("made.tar").toString();
            cutaway.run("save", "-o", tar, "made").answer();
            var seen =
                    podman.script(
                            """
                            podman load -q -i '%s' >/dev/null
                            podman inspect --format '{{.HealthCheck.Test}} {{.Config.StopSignal}} \
                            {{.Config.Volumes}} {{.Config.ExposedPorts}}' localhost/made
                            """
                                    .formatted(tar));
            assertEquals("[CMD true] SIGUSR1 map[/v:{}] map[80/tcp:{}]", seen);
            var source = "oci:" + cutaway.store() + "/images:localhost/made:latest";
            var config = Host.run("skopeo", "inspect", "--config", "--raw", source);
            assertTrue(config.contains("\"os.version\":\"7\",\"mine\":[{\"a\":null}]"), config);
            assertTrue(config.contains("\"Mine\":1"), config);
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void tellWhatALayerCanNotSay(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            var text = "echo x >/kept; echo x >/.wh.etc; mkdir /home/.wh.app";
            cutaway.run("run", "--name", "c", "busybox", "sh", "-c", text).answer();
            var committed = cutaway.run("commit", "c", "made");
            assertEquals(0, committed.code(), committed::toString);
            assertTrue(committed.err().contains("2 files or folders"), committed::toString);
            assertTrue(committed.err().contains(".wh."), committed::toString);
            assertEquals(
                    "/etc/motd", cutaway.run("run", "--rm", "made", "ls", "/etc/motd").answer());
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void mayTakeTheNameOfTheImageBelow(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            cutaway.run("run", "--name", "c", "busybox", "touch", "/x").answer();
            cutaway.run("commit", "c", "busybox").answer();
            assertEquals("/x", cutaway.run("run", "--rm", "busybox", "ls", "/x").answer());
            cutaway.run("commit", "c", "busybox").answer();
            cutaway.run("commit", "c", "other").answer();
            assertEquals(3, cutaway.run("images", "--json").json().size());
            cutaway.run("rm", "c").answer();
            cutaway.run("prune", "-f");
            assertEquals(2, cutaway.run("images", "--json").json().size());
            assertEquals("/x", cutaway.run("run", "--rm", "other", "ls", "/x").answer());
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void areRefusedInOneSentence(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            cutaway.run("create", "--name", "c", "busybox").answer();
            cutaway.run("commit", "nobody", "x").isRefused(125, "nobody");
            cutaway.run("commit", "c", "Not A Name").isRefused(125, "A Name");
            cutaway.run("commit", "-c", "ONBUILD=x", "c", "x").isRefused(125, "ONBUILD");
            cutaway.run("commit", "-c", "WORKDIR=here", "c", "x").isRefused(125, "here");
            var deep = "for i in $(seq 300); do mkdir d; cd d; done";
            cutaway.run("run", "--name", "deep", "busybox", "sh", "-c", deep).answer();
            cutaway.run("commit", "deep", "x").isRefused(125, "too-deep");
            assertEquals(1, cutaway.run("images", "--json").json().size());
            assertEquals("1", Host.run("sh", "-c", "ls \"$0\" | wc -l", layers(cutaway)).strip());
        }
    }

    private static String layers(Cutaway cutaway) {
        return cutaway.store().resolve("layers").toString();
    }
}
