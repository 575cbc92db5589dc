package io.cutaway.icons;

import org.kordamp.ikonli.IkonProvider;

/// Lists the pack's icons to Ikonli's tools. Found by `ServiceLoader`.
public final class CutawayIkonProvider implements IkonProvider<CutawayIcon> {

    /// For `ServiceLoader`.
    public CutawayIkonProvider() {}

    @Override
    public Class<CutawayIcon> getIkon() {
        return CutawayIcon.class;
    }
}
