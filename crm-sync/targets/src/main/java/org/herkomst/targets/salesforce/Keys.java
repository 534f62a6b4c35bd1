package org.herkomst.targets.salesforce;

import java.util.List;
import java.util.Set;

/** Names of fields that the target knows by itself. */
final class Keys {
    /** Records that one call takes. */
    static final int BATCH = 200;

    /** Our key: a text, external id and unique. */
    static final String KEY = "Herkomst_Key__c";

    /** Ours too: the company must not be processed. */
    static final String MARK = "Herkomst_Do_Not_Process__c";

    static final String PREFIX = "Herkomst_";
    static final String ID = "Id";
    static final String NAME = "Name";
    static final String WEBSITE = "Website";
    static final String OWNER = "OwnerId";

    /** Salesforce's own: whether the record lies in the recycle bin. */
    static final String DELETED = "IsDeleted";

    /** Salesforce's own: the record that stayed when this one was merged. */
    static final String MASTER = "MasterRecordId";

    /** Belong to people or to Salesforce; never written into a record that is there, whatever a mapping says. */
    static final Set<String> NEVER = Set.of(
            ID,
            OWNER,
            DELETED,
            MASTER,
            "CreatedById",
            "CreatedDate",
            "LastModifiedById",
            "LastModifiedDate",
            "SystemModstamp");

    /** Read with every record. */
    static final List<String> ALWAYS = List.of(ID, KEY, NAME, WEBSITE, DELETED, MASTER);

    private Keys() {}
}
