package org.herkomst.targets.salesforce;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.util.List;
import org.herkomst.targets.salesforce.Wire.Composite;
import org.herkomst.targets.salesforce.Wire.CompositeAnswer;
import org.herkomst.targets.salesforce.Wire.Description;
import org.herkomst.targets.salesforce.Wire.Page;
import org.herkomst.targets.salesforce.Wire.Records;
import org.herkomst.targets.salesforce.Wire.Result;
import org.jspecify.annotations.Nullable;

/** The calls that we make, all of one version of the REST API. */
@Headers("Content-Type: application/json; charset=utf-8")
interface SalesforceApi {
    String BASE = "/services/data/v66.0";

    /** Updates records by Salesforce's ids; verdicts in the order of the records. */
    @RequestLine("PATCH " + BASE + "/composite/sobjects")
    @Nullable
    List<Result> update(Records records);

    /** Makes records; verdicts in the order of the records. */
    @RequestLine("POST " + BASE + "/composite/sobjects")
    @Nullable
    List<Result> create(Records records);

    /** Makes records, or updates those that have the key; verdicts in the order of the records. */
    @RequestLine("PATCH " + BASE + "/composite/sobjects/Account/" + Keys.KEY)
    @Nullable
    List<Result> upsert(Records records);

    /** Moves records to the recycle bin; verdicts in the order of the ids. */
    @RequestLine("DELETE " + BASE + "/composite/sobjects?allOrNone=false&ids={ids}")
    @Nullable
    List<Result> delete(@Param("ids") String ids);

    @RequestLine("POST " + BASE + "/composite")
    @Nullable
    CompositeAnswer composite(Composite composite);

    /** The next page of a query. */
    @RequestLine("GET " + BASE + "/query/{locator}")
    @Nullable
    Page more(@Param("locator") String locator);

    @RequestLine("GET " + BASE + "/sobjects/Account/describe")
    @Nullable
    Description describe();

    @RequestLine("GET " + BASE + "/sobjects/Task/describe")
    @Nullable
    Description describeTasks();
}
