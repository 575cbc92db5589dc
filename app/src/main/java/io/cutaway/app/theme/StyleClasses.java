package io.cutaway.app.theme;

import io.cutaway.engine.process.NamespaceKind;

/// The names that stylesheets and views know each other by.
public final class StyleClasses {

    // Words
    public static final String TITLE = "page-title";
    public static final String SUBTITLE = "page-subtitle";
    public static final String HEADING = "heading";
    public static final String STRONG = "strong";
    public static final String MUTED = "muted";
    public static final String SMALL = "small";
    public static final String MONO = "mono";
    public static final String NUMBER = "number";
    public static final String NUMBER_COLUMN = "number-column";
    public static final String STRUCK = "struck";

    /// A label that shows a name of the computer's: it is the same in every language.
    public static final String DATA = "data";

    /// A label that may show less than its text, which its tooltip has.
    public static final String MAY_BE_CUT = "may-be-cut";

    // What a colour means
    public static final String GOOD = "good";
    public static final String BAD = "bad";
    public static final String WARNING = "warning";
    public static final String QUIET = "quiet";

    // Panels and layout
    public static final String WINDOW = "cutaway-window";
    public static final String PAGE = "page";
    public static final String PAGE_HEADER = "page-header";
    public static final String PAGE_COLUMNS = "page-columns";
    public static final String PAGE_BODY = "page-body";
    public static final String PANEL = "panel";
    public static final String INSET = "inset";
    public static final String STACK = "stack";
    public static final String STACK_TIGHT = "stack-tight";
    public static final String STACK_WIDE = "stack-wide";
    public static final String LINE = "line";
    public static final String LINE_TIGHT = "line-tight";
    public static final String ACTIONS = "actions";
    public static final String RULE = "rule";
    public static final String SCROLL = "plain-scroll";

    // Controls
    public static final String SEARCH = "search-field";
    public static final String SEARCH_SHORT = "search-short";
    public static final String CHIP = "filter-chip";
    public static final String BADGE = "badge";
    public static final String DOT = "dot";
    public static final String COMMAND = "command-block";
    public static final String SWATCH = "swatch";
    public static final String ACCENT = "accent";
    public static final String DANGER = "danger";
    public static final String FLAT = "flat";
    public static final String BIG_BUTTON = "big-button";
    public static final String ROWS_PLAIN = "plain-table";
    public static final String TALL_ROWS = "tall-rows";

    // The window
    public static final String SIDEBAR = "sidebar";
    public static final String SIDEBAR_TITLE = "sidebar-title";
    public static final String SIDEBAR_ITEM = "sidebar-item";
    public static final String SIDEBAR_FOOT = "sidebar-foot";
    public static final String KEYS = "key-hints";
    public static final String NOTICE = "notice";
    public static final String INFORMATION = "information";

    // Features
    public static final String EMPTY_STATE = "empty-state";
    public static final String EMPTY_PICTURE = "empty-picture";
    public static final String FORM_PANEL = "form-panel";
    public static final String FORM_PAIR = "form-pair";
    public static final String FORM_SWITCHES = "form-switches";
    public static final String FIELD = "field";
    public static final String FIELD_WIDE = "field-wide";
    public static final String FIELD_NOTE = "field-note";
    public static final String BAD_FIELD = "bad-field";
    public static final String AREA_SMALL = "area-small";
    public static final String PLAN_PANEL = "plan-panel";
    public static final String PLAN_TARGET = "plan-target";
    public static final String ID_COLUMN = "id-column";
    public static final String CONTAINER_HEADER = "container-header";
    public static final String FAILURE = "failure";
    public static final String STEP_NUMBER = "step-number";
    public static final String STEP_NAME = "step-name";
    public static final String OVERVIEW = "overview";
    public static final String OVERVIEW_ACTIONS = "overview-actions";
    public static final String DRAWING_DOOR = "drawing-door";
    public static final String DRAWING_WORDS = "drawing-words";
    public static final String TABS = "page-tabs";
    public static final String TAB = "page-tab";
    public static final String CONTACT_SHEET = "contact-sheet";
    public static final String TERMINAL = "terminal";
    public static final String TERMINAL_PAGE = "terminal-page";
    public static final String TERMINAL_BAR = "terminal-bar";
    public static final String STRATUM = "stratum";
    public static final String STRATA = "strata";
    public static final String STRATA_PANEL = "strata-panel";
    public static final String TRIANGLE = "triangle";
    public static final String TREE = "tree-table";
    public static final String LIFE_LAYER = "life-layer";
    public static final String LIFE_STATE = "life-state";
    public static final String WRITABLE = "writable";
    public static final String NAMESPACE = "namespace-chip";
    public static final String NAMESPACE_PANEL = "namespace-panel";
    public static final String INODE = "inode";
    public static final String INDENTED = "indented";
    public static final String LOG_LINES = "log-lines";
    public static final String LOG_LINE = "log-line";
    public static final String LOG_TIME = "log-time";
    public static final String LOG_SIGN = "log-sign";
    public static final String LOG_TEXT = "log-text";
    public static final String SIGN = "sign";
    public static final String FACT = "fact";
    public static final String FACT_NAME = "fact-name";
    public static final String SECURITY_PANEL = "security-panel";
    public static final String GAUGE = "gauge";
    public static final String GAUGE_SHARE = "gauge-share";
    public static final String FACTS_PANEL = "facts-panel";
    public static final String TRANSFERS = "transfers";
    public static final String TRANSFER = "transfer";
    public static final String PULL_FIELD = "pull-field";
    public static final String DROP_HERE = "drop-here";
    public static final String CHOICE = "choice";
    public static final String STEP_PANEL = "step-panel";
    public static final String PLACEHOLDER = "table-placeholder";

    public static final String TIMELINE_BAR = "timeline-bar";
    public static final String TIMELINE_PANEL = "timeline-panel";
    public static final String PEER_NAME = "peer-name";
    public static final String PEER_NUMBER = "peer-number";

    // Lessons and step mode
    public static final String RECORDED = "recorded";
    public static final String BUILD_FOOT = "build-foot";
    public static final String BUILD_LEFT = "build-left";
    public static final String BUILD_RIGHT = "build-right";
    public static final String BUILD_LOWER = "build-lower";
    public static final String OPERATION = "operation-panel";
    public static final String ASPECTS = "aspects-panel";
    public static final String INSIDE = "inside-panel";
    public static final String CHIPS = "chip-flow";
    public static final String PAIR = "pair";
    public static final String PLAN_LIST = "plan-list";
    public static final String ASPECT_LINE = "aspect-line";
    public static final String CHANGED = "changed";
    public static final String LESSON_WORDS = "lesson-words";
    public static final String WORDS = "words";
    public static final String WORDS_PLAIN = "words-plain";
    public static final String WORDS_STRONG = "words-strong";
    public static final String WORDS_EMPHASIS = "words-emphasis";
    public static final String WORDS_CODE = "words-code";
    public static final String QUESTION = "question";
    public static final String ANSWER = "answer-field";

    private StyleClasses() {}

    /// The colour of a namespace, the same wherever it is shown.
    public static String namespace(NamespaceKind kind) {
        return "namespace-" + kind.linkName();
    }

    /// The colour of an image layer: light at the top, deep at the bottom, in six shades.
    ///
    /// @param fromTop 0 is the uppermost image layer
    /// @param count of image layers
    public static String stratum(int fromTop, int count) {
        var deepest = 5;
        return "stratum-" + (count <= 1 ? deepest : Math.round(fromTop * 5f / (count - 1)));
    }
}
