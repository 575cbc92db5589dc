package io.cutaway.app.registry;

import io.cutaway.app.text.Message;

/// What can be said about registries.
enum RegistryMessage implements Message {
    // Names and addresses
    NO_REGISTRY_NAMED,
    BAD_PLATFORM,
    BAD_SETTINGS,
    BAD_ADDRESS,
    PLAIN_HTTP,
    PLAIN_REALM,
    DOWNGRADE,
    TOO_MANY_REDIRECTS,
    // The way there
    NO_SUCH_HOST,
    NO_CONNECTION,
    NO_ANSWER,
    STALLED,
    BROKEN,
    NOT_TRUSTED,
    TLS_FAILED,
    NO_REGISTRY,
    TOO_MANY_REQUESTS,
    SERVER_ERROR,
    // Who one is
    CREDENTIALS_WANTED,
    CREDENTIALS_REFUSED,
    ELSEWHERE_REFUSED,
    NO_REALM,
    NO_TOKEN,
    BAD_AUTH_FILE,
    AUTH_FILE_FAILED,
    BAD_HELPER,
    HELPER_FAILED,
    // What was asked for
    DENIED,
    NOT_FOUND,
    REFUSED,
    NO_LOCATION,
    TOO_LARGE,
    WRONG_SIZE,
    WRONG_DIGEST,
    BAD_MANIFEST,
    BAD_CONFIG,
    AMBIGUOUS_MANIFEST,
    SCHEMA_1,
    NO_IMAGE,
    NO_PLATFORM,
    LAYERS_DIFFER
}
