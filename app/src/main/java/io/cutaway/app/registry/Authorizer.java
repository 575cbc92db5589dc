package io.cutaway.app.registry;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers the challenges of one registry: keeps its credentials and the tokens they gave. What it
/// makes is for that registry's own address alone.
final class Authorizer {

    private final String name;
    private final Optional<Credentials> credentials;
    private final TokenClient tokens;
    private final Map<Set<String>, String> headers = new HashMap<>();
    private Optional<AuthChallenge> challenge = Optional.empty();

    /// @param name of the registry, for sentences
    Authorizer(String name, Optional<Credentials> credentials, TokenClient tokens) {
        this.name = name;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /// What the registry is known to want, before it has asked for it in vain.
    synchronized Optional<String> header(Set<String> scopes)
            throws IOException, InterruptedException {
        var known = Optional.ofNullable(headers.get(scopes));
        return known.isPresent() || challenge.isEmpty() ? known : answer(challenge.get(), scopes);
    }

    /// Answers a reply of the registry that said 401.
    ///
    /// @param shown what it was not content with
    /// @throws RegistryException when there is nothing better to show
    synchronized Optional<String> answer(
            List<AuthChallenge> challenges, Set<String> scopes, Optional<String> shown)
            throws IOException, InterruptedException {
        var newest = Optional.ofNullable(headers.get(scopes));
        if (newest.isPresent() && !newest.equals(shown)) {
            // Another thread has just asked for it.
            return newest;
        }
        headers.remove(scopes);
        challenge = best(challenges);
        var wanted = challenge.orElseThrow(this::refused);
        var asked = new HashSet<>(scopes);
        wanted.parameter("scope").ifPresent(text -> asked.addAll(List.of(text.split(" "))));
        var header = answer(wanted, asked);
        header.ifPresent(text -> headers.put(scopes, text));
        if (header.isEmpty() || header.equals(shown)) {
            throw refused();
        }
        return header;
    }

    /// What a registry's first answer says that it wants.
    synchronized void expect(List<AuthChallenge> challenges) {
        challenge = best(challenges);
    }

    private Optional<AuthChallenge> best(List<AuthChallenge> challenges) {
        return challenges.stream()
                .filter(AuthChallenge::isBearer)
                .findFirst()
                .or(() -> challenges.stream().filter(AuthChallenge::isBasic).findFirst());
    }

    private Optional<String> answer(AuthChallenge wanted, Set<String> scopes)
            throws IOException, InterruptedException {
        if (wanted.isBearer()) {
            var token = "Bearer " + tokens.fetch(wanted, scopes, credentials);
            headers.put(Set.copyOf(scopes), token);
            return Optional.of(token);
        }
        return credentials
                .filter(Credentials.Password.class::isInstance)
                .map(Credentials.Password.class::cast)
                .map(Credentials.Password::header);
    }

    /// The sentence for a 401 that there is no better answer to.
    RegistryException refused() {
        return credentials.isPresent()
                ? new RegistryException(RegistryMessage.CREDENTIALS_REFUSED, name)
                : new RegistryException(RegistryMessage.CREDENTIALS_WANTED, name);
    }
}
