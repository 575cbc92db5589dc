package io.cutaway.app.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server wants to see before it answers: a header `WWW-Authenticate` (RFC 7235, section
/// 4.1; the distribution specification's "Token authentication").
///
/// @param scheme in lower case, such as `bearer`
/// @param parameters by their names in lower case
record AuthChallenge(String scheme, Map<String, String> parameters) {

    static final String BASIC = "basic";
    static final String BEARER = "bearer";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern PARAMETER =
            Pattern.compile(
                    "\\G[ \\t,]*("
                            + TOKEN
                            + ")[ \\t]*=[ \\t]*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|("
                            + TOKEN
                            + "))[ \\t]*(?=,|$)");
    private static final Pattern SCHEME =
            Pattern.compile("\\G[ \\t,]*(" + TOKEN + ")(?=[ \\t,]|$)");

    /// Beyond this it is no header that a registry would send.
    private static final int LONGEST = 8192;

    AuthChallenge {
        parameters = Map.copyOf(parameters);
    }

    /// Reads all headers of a reply; each may hold several challenges. What can't be read is left
    /// out.
    static List<AuthChallenge> parse(List<String> headers) {
        var found = new ArrayList<AuthChallenge>();
        for (var header : headers) {
            if (header.length() <= LONGEST) {
                parse(header, found);
            }
        }
        return found;
    }

    private static void parse(String header, List<AuthChallenge> found) {
        var scheme = SCHEME.matcher(header);
        var parameter = PARAMETER.matcher(header);
        for (int at = 0; at < header.length() && scheme.find(at); ) {
            var parameters = new TreeMap<String, String>();
            at = scheme.end();
            while (at < header.length() && parameter.find(at)) {
                parameters.putIfAbsent(
                        parameter.group(1).toLowerCase(Locale.ROOT), value(parameter));
                at = parameter.end();
            }
            found.add(new AuthChallenge(scheme.group(1).toLowerCase(Locale.ROOT), parameters));
        }
    }

    private static String value(Matcher parameter) {
        var quoted = parameter.group(2);
        return quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1");
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    boolean isBearer() {
        return scheme.equals(BEARER);
    }

    boolean isBasic() {
        return scheme.equals(BASIC);
    }
}
