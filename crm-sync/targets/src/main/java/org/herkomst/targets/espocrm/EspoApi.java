package org.herkomst.targets.espocrm;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** EspoCRM's calls that we use, written by hand. An answer without a body is null. */
@Headers({"Content-Type: application/json", "Accept: application/json"})
interface EspoApi {
    @RequestLine("GET /Account")
    @Nullable
    JsonNode search(@QueryMap Map<String, List<String>> query);

    @RequestLine("GET /Account/{id}")
    @Nullable
    JsonNode get(@Param("id") String id);

    @RequestLine("POST /Account")
    @Nullable
    JsonNode create(Body body);

    /** Changes only what is sent. With a version it is refused where the record changed since. */
    @RequestLine("PUT /Account/{id}")
    @Headers("X-Version-Number: {version}")
    @Nullable
    JsonNode update(@Param("id") String id, @Param("version") @Nullable String version, Body body);

    @RequestLine("DELETE /Account/{id}")
    @Nullable
    JsonNode delete(@Param("id") String id);

    /** Makes a note or task. */
    @RequestLine("POST /{entity}")
    @Nullable
    JsonNode createBeside(@Param("entity") String entity, Body body);

    @RequestLine("GET /{entity}/{id}")
    @Nullable
    JsonNode getBeside(@Param("entity") String entity, @Param("id") String id);

    /** Changes only what is sent. */
    @RequestLine("PUT /{entity}/{id}")
    @Nullable
    JsonNode updateBeside(@Param("entity") String entity, @Param("id") String id, Body body);

    @RequestLine("DELETE /{entity}/{id}")
    @Nullable
    JsonNode deleteBeside(@Param("entity") String entity, @Param("id") String id);

    /** What stands beside an account: its notes, and what EspoCRM wrote there itself; newest first. */
    @RequestLine("GET /Account/{id}/stream")
    @Nullable
    JsonNode stream(@Param("id") String id, @QueryMap Map<String, List<String>> page);

    @RequestLine("GET /Task")
    @Nullable
    JsonNode tasks(@QueryMap Map<String, List<String>> query);

    /** Who we are, and what we may. */
    @RequestLine("GET /App/user")
    @Nullable
    JsonNode user();

    @RequestLine("GET /Metadata?key={key}")
    @Nullable
    JsonNode metadata(@Param("key") String key);

    @RequestLine("POST /Admin/fieldManager/Account")
    @Nullable
    JsonNode createField(ObjectNode field);

    @RequestLine("POST /EntityManager/action/updateEntity")
    @Nullable
    JsonNode updateEntity(ObjectNode entity);
}
