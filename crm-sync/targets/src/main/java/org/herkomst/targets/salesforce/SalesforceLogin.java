package org.herkomst.targets.salesforce;

import feign.Headers;
import feign.RequestLine;
import org.herkomst.targets.salesforce.Wire.Token;
import org.jspecify.annotations.Nullable;

/** Where tokens come from. */
interface SalesforceLogin {
    @RequestLine("POST /services/oauth2/token")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    @Nullable
    Token token(String form);
}
