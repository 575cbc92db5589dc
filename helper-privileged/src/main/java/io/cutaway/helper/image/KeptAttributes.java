package io.cutaway.helper.image;

import java.util.Map;
import java.util.TreeMap;

/// Which extended attributes of an entry reach the store: a user's own and capabilities.
///
/// Overlay's attributes would change what the kernel shows as the layer, SELinux labels are those
/// of another computer, and the others (`trusted.`, ACLs, IMA) are not for an image to decide.
///
/// @param values by name, as they are to be set
/// @param dropped how many are left out
record KeptAttributes(Map<String, byte[]> values, int dropped) {

    static final String OPAQUE = "user.overlay.opaque";

    private static final String OVERLAYS = "user.overlay.";

    /// Whether it is for an image to set.
    static boolean isKept(String name) {
        return name.equals(FileCapability.NAME)
                || (name.startsWith("user.") && !name.startsWith(OVERLAYS));
    }

    static KeptAttributes of(Map<String, byte[]> all, IdShift shift, String path)
            throws ImageException {
        var kept = new TreeMap<String, byte[]>();
        for (var attribute : all.entrySet()) {
            var name = attribute.getKey();
            if (name.equals(FileCapability.NAME)) {
                kept.put(name, FileCapability.shifted(attribute.getValue(), shift, path));
            } else if (isKept(name)) {
                kept.put(name, attribute.getValue());
            }
        }
        return new KeptAttributes(kept, all.size() - kept.size());
    }
}
