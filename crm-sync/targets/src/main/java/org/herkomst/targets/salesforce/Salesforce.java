package org.herkomst.targets.salesforce;

import java.util.List;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.targets.TargetProvider;
import org.herkomst.targets.TargetSettings;

/** The way in to the Salesforce target. */
public final class Salesforce implements TargetProvider {
    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";
    static final String USERNAME = "username";
    static final String PRIVATE_KEY = "private-key";
    static final String AUDIENCE = "audience";

    @Override
    public String type() {
        return "salesforce";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(CLIENT_ID, false, true, "consumer key of the External Client App"),
                new Option(CLIENT_SECRET, true, false, "its consumer secret, for the client credentials flow"),
                new Option(USERNAME, false, false, "the integration user's name, for the JWT bearer flow"),
                new Option(PRIVATE_KEY, true, false, "its private key, as PKCS#8 PEM text, for the JWT bearer flow"),
                new Option(
                        AUDIENCE,
                        false,
                        false,
                        "who the JWT is for; left out: https://login.salesforce.com, or https://test.salesforce.com for a sandbox"));
    }

    @Override
    public boolean needsToken() {
        return false;
    }

    @Override
    public CrmTarget open(TargetSettings settings) {
        return new SalesforceTarget(settings, Connection.open(settings));
    }
}
