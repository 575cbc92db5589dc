package io.cutaway.app.image;

import java.util.List;

/// Which programs the starter image is made of.
final class StarterPrograms {

    /// What `/bin/sh` is: the first that is there.
    static final List<String> SHELLS = List.of("dash", "bash", "busybox", "sh");

    /// What `vi` is: the smallest first. The large ones load files of their own.
    static final List<String> EDITORS = List.of("vim.tiny", "busybox", "vi", "vim");

    /// The first layer: a shell of comfort, coreutils, grep and sed.
    static final List<String> BASE =
            words(
                    """
                    bash
                    [ arch base64 basename cat chgrp chmod chown cp cut date dd df dir dirname du
                    echo env expand expr false fold head hostid id install join ln ls md5sum mkdir
                    mkfifo mknod mktemp mv nice nl nohup nproc od paste pathchk pr printenv printf
                    pwd readlink realpath rm rmdir seq sha256sum shuf sleep sort split stat stty
                    sum sync tac tail tee test timeout touch tr true truncate tty uname unexpand
                    uniq unlink wc whoami yes
                    grep sed hostname
                    """);

    /// The second layer: procps, util-linux and what one looks around with.
    static final List<String> TOOLS =
            words(
                    """
                    free kill pgrep pidof pkill ps pwdx slabtop sysctl tload top uptime vmstat w
                    watch
                    column dmesg findmnt flock getopt hexdump ionice ipcs ipcmk ipcrm
                    logger lsblk lscpu lsipc lsns mount mountpoint more namei nsenter prlimit
                    renice rev setpriv setsid taskset umount unshare
                    awk clear cmp diff find infocmp less reset tput xargs
                    """);

    /// Terminals that containers meet; a terminal's description lies in a directory named after its
    /// first letter.
    static final List<String> TERMINALS =
            List.of("xterm", "xterm-256color", "linux", "screen", "screen-256color", "vt100");

    private StarterPrograms() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
