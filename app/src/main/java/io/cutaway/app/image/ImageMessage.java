package io.cutaway.app.image;

import io.cutaway.app.text.Message;

/// Sentences of the images page.
enum ImageMessage implements Message {
    TITLE,
    SUMMARY,
    KEYS,
    NOTHING,
    COLUMN_NAME,
    COLUMN_DIGEST,
    COLUMN_CREATED,
    COLUMN_LAYERS,
    COLUMN_SIZE,
    UNNAMED,
    LAUNCH,
    REMOVE
}
