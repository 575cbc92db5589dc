package archfixture.network.helper;

import java.net.http.HttpClient;

/// A helper that talks to other machines.
public class Pull {
    HttpClient client;
}
