package org.herkomst.targets.hubspot;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import org.herkomst.targets.hubspot.Wire.Account;
import org.herkomst.targets.hubspot.Wire.BatchAnswer;
import org.herkomst.targets.hubspot.Wire.BatchArchive;
import org.herkomst.targets.hubspot.Wire.BatchCreate;
import org.herkomst.targets.hubspot.Wire.BatchRead;
import org.herkomst.targets.hubspot.Wire.BatchWrite;
import org.herkomst.targets.hubspot.Wire.Done;
import org.herkomst.targets.hubspot.Wire.Group;
import org.herkomst.targets.hubspot.Wire.Property;
import org.herkomst.targets.hubspot.Wire.PropertyList;
import org.herkomst.targets.hubspot.Wire.Search;
import org.herkomst.targets.hubspot.Wire.SearchAnswer;
import org.jspecify.annotations.Nullable;

/** HubSpot's calls that we use, written by hand. An answer without a body is null. */
@Headers({"Content-Type: application/json", "Accept: application/json"})
interface HubSpotApi {
    /** The one place that names the version of HubSpot's API. */
    String VERSION = "2026-09";

    String OBJECTS = "/crm/objects/" + VERSION;
    String COMPANIES = OBJECTS + "/companies";
    String PROPERTIES = "/crm/properties/" + VERSION + "/companies";

    @RequestLine("POST " + COMPANIES + "/batch/upsert")
    @Nullable
    BatchAnswer upsert(BatchWrite write);

    @RequestLine("POST " + COMPANIES + "/batch/update")
    @Nullable
    BatchAnswer update(BatchWrite write);

    @RequestLine("POST " + COMPANIES + "/batch/archive")
    @Nullable
    Done archive(BatchArchive archive);

    @RequestLine("POST " + COMPANIES + "/batch/read")
    @Nullable
    BatchAnswer read(BatchRead read);

    @RequestLine("POST " + COMPANIES + "/batch/read?archived=true")
    @Nullable
    BatchAnswer readArchived(BatchRead read);

    @RequestLine("POST " + COMPANIES + "/search")
    @Nullable
    SearchAnswer search(Search search);

    @RequestLine("GET /account-info/" + VERSION + "/details")
    @Nullable
    Account account();

    @RequestLine("GET " + PROPERTIES)
    @Nullable
    PropertyList properties();

    @RequestLine("GET " + PROPERTIES + "/{name}")
    @Nullable
    Property property(@Param("name") String name);

    @RequestLine("POST " + PROPERTIES)
    @Nullable
    Property create(Property property);

    @RequestLine("POST " + PROPERTIES + "/groups")
    @Nullable
    Group create(Group group);

    /** Makes notes or tasks: {@code type} is {@code notes} or {@code tasks}, here and below. */
    @RequestLine("POST " + OBJECTS + "/{type}/batch/create")
    @Nullable
    BatchAnswer createBeside(@Param("type") String type, BatchCreate create);

    @RequestLine("POST " + OBJECTS + "/{type}/batch/update")
    @Nullable
    BatchAnswer updateBeside(@Param("type") String type, BatchWrite write);

    @RequestLine("POST " + OBJECTS + "/{type}/batch/read")
    @Nullable
    BatchAnswer readBeside(@Param("type") String type, BatchRead read);

    @RequestLine("POST " + OBJECTS + "/{type}/batch/archive")
    @Nullable
    Done archiveBeside(@Param("type") String type, BatchArchive archive);

    @RequestLine("POST " + OBJECTS + "/{type}/search")
    @Nullable
    SearchAnswer searchBeside(@Param("type") String type, Search search);
}
