package io.cutaway.app.layer;

import io.cutaway.app.text.Message;

/// Sentences of the layers page.
enum LayerMessage implements Message {
    TITLE,
    UPPER,
    IMAGE_LAYER,
    HOLDS,
    HIDDEN_BELOW,
    WASTE,
    NO_WASTE,
    WASTED,
    UNREADABLE,
    COLUMN_PATH,
    COLUMN_LAYER,
    COLUMN_SIZE,
    COLUMN_MODE,
    EMPTY,
    CHOOSE,
    LIVED,
    STATE_VISIBLE,
    STATE_MERGED,
    STATE_HIDDEN,
    STATE_DELETED,
    STATE_WHITEOUT
}
