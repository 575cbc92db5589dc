package io.cutaway.app.request;

import io.cutaway.app.text.Message;

/// What is wrong with words, or with a bundle, that ask for a container.
enum RequestMessage implements Message {
    VOLUME_FORM,
    VOLUME_NAMED,
    VOLUME_OPTION,
    ENV_FILE,
    ENV_FORM,
    NO_SUCH_LIMIT,
    LIMIT_FORM,
    NAME_FORM,
    ENTRYPOINT_FORM,
    NO_SUCH_NETWORK,
    LINE_EXPANSION,
    LINE_OPERATOR,
    LINE_PATTERN,
    LINE_OPEN_QUOTE,
    LINE_NOT_RUN,
    LINE_UNKNOWN_FLAG,
    LINE_LACKS,
    LINE_FILE,
    BUNDLE_NO_FILE,
    BUNDLE_TOO_LONG,
    BUNDLE_SYNTAX,
    BUNDLE_LACKS,
    BUNDLE_NO_TEXT,
    BUNDLE_NO_LIST,
    BUNDLE_NO_OBJECT,
    BUNDLE_NO_NUMBER,
    BUNDLE_NO_FLAG,
    BUNDLE_HOOKS,
    BUNDLE_NAMESPACE,
    BUNDLE_ROOT,
    BUNDLE_VALUE
}
