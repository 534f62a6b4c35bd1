package org.herkomst.targets.odoo;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Odoo's addresses that we use, written by hand. An answer without a body is null. */
@Headers({"Content-Type: application/json", "Accept: application/json"})
interface OdooHttp {
    /** Calls under this path carry the key in a header. */
    String JSON_2 = "/json/2/";

    /** Which version it is; needs no key. */
    @RequestLine("POST /web/webclient/version_info")
    @Nullable
    JsonNode version(Map<String, Object> envelope);

    @RequestLine("POST /jsonrpc")
    @Nullable
    JsonNode rpc(Map<String, Object> envelope);

    @RequestLine("POST " + JSON_2 + "{model}/{method}")
    @Nullable
    JsonNode json2(@Param("model") String model, @Param("method") String method, Map<String, Object> body);
}
