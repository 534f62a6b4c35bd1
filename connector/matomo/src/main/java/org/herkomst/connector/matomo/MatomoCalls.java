package org.herkomst.connector.matomo;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;

/**
 * The one request form: module and method in the address, all else (the token above all) in the body. Without both in the address
 * Matomo answers a refused token with a page instead of JSON.
 */
interface MatomoCalls {

    @RequestLine("POST /index.php?module=API&method={method}")
    @Headers({
        "Content-Type: application/x-www-form-urlencoded; charset=UTF-8",
        "Accept: application/json",
        "Accept-Encoding: gzip"
    })
    Response ask(@Param("method") String method, String form);
}
