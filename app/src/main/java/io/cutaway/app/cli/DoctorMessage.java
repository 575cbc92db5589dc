package io.cutaway.app.cli;

import io.cutaway.app.text.Message;

/// What `doctor` has seen.
enum DoctorMessage implements Message {
    KERNEL_OLD,
    NAMESPACE_MADE,
    IDS_NONE,
    IDS_ROOT,
    IDS_FOUND,
    IDS_UNMAPPED,
    TOOL_FOUND,
    TOOL_ABSENT,
    TOOL_NOT_NEEDED,
    OVERLAY_MOUNTED,
    OVERLAY_REFUSED,
    OVERLAY_UNTRIED,
    SECCOMP_FOUND,
    SECCOMP_ABSENT,
    LINGERING,
    NOT_LINGERING,
    NOT_LINGERING_ROOT,
    APPARMOR_ABSENT,
    APPARMOR_OFF,
    APPARMOR_ON,
    DISPLAY_FOUND,
    DISPLAY_ABSENT,
    STARTER_ABSENT
}
