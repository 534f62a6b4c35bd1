package org.herkomst.targets.salesforce;

/**
 * What an answer means: by its status and its error codes together. Salesforce limits calls with 403, refuses records inside a 200,
 * and says with 400 both that a record is wrong and that the account lacks a field.
 *
 * <p>Source: REST API Developer Guide, "Status Codes and Error Responses"; SOAP API Developer Guide, "Core Data Types", StatusCode.
 */
final class Classifier {
    /** Kinds of answers that are no success. */
    enum Kind {
        /** A duplicate rule found records alike: a person decides. */
        DUPLICATES,
        /** Our key, or another unique value, stands in another record. */
        CONFLICT,
        /** The record is no longer there. */
        GONE,
        /** Another transaction holds the record. */
        LOCKED,
        /** This record is refused for good. */
        RECORD,
        /** The account lacks a field. */
        SCHEMA,
        /** The user lacks a right. */
        RIGHT,
        /** The token is no longer valid. */
        SESSION,
        /** The calls of a day are used up. */
        QUOTA,
        /** Too many calls at a time. */
        BUSY,
        /** The account's storage is full. */
        STORAGE,
        /** Nobody knows whether it was done. */
        UNKNOWN,
        /** Final, and not about records: a wrong address, a proxy. */
        FOREIGN
    }

    private static final String[] NOT_NOW = {
        "SERVER_UNAVAILABLE", "REQUEST_RUNNING_TOO_LONG", "QUERY_TIMEOUT", "INVALID_QUERY_LOCATOR", "UNKNOWN_EXCEPTION"
    };

    private static final String[] RIGHTS = {
        "INVALID_TYPE",
        "INVALID_TYPE_FOR_OPERATION",
        "INSUFFICIENT_ACCESS",
        "API_DISABLED_FOR_ORG",
        "API_CURRENTLY_DISABLED"
    };

    private Classifier() {}

    /** The kind of an answer; status 200 for one record in a good one. */
    static Kind of(int status, Trouble trouble) {
        if (status <= Failure.NO_ANSWER) {
            return Kind.UNKNOWN;
        }
        if (trouble.has("REQUEST_LIMIT_EXCEEDED")) {
            return trouble.concurrent() ? Kind.BUSY : Kind.QUOTA;
        }
        var ofRecord = ofRecord(status, trouble);
        return ofRecord != Kind.UNKNOWN ? ofRecord : ofAccount(status, trouble);
    }

    private static Kind ofRecord(int status, Trouble trouble) {
        if (trouble.has("DUPLICATES_DETECTED")) {
            return Kind.DUPLICATES;
        }
        if (status == 300 || trouble.has("DUPLICATE_VALUE", "DUPLICATE_EXTERNAL_ID")) {
            return Kind.CONFLICT;
        }
        if (trouble.has("UNABLE_TO_LOCK_ROW")) {
            return Kind.LOCKED;
        }
        var noReference = trouble.has("INVALID_CROSS_REFERENCE_KEY")
                && trouble.fields().stream().allMatch(Keys.ID::equals);
        if (noReference || trouble.has("ENTITY_IS_DELETED") || (status == 200 && trouble.has("NOT_FOUND"))) {
            return Kind.GONE;
        }
        return Kind.UNKNOWN;
    }

    private static Kind ofAccount(int status, Trouble trouble) {
        if (trouble.has("INVALID_FIELD", "INVALID_FIELD_FOR_INSERT_UPDATE")) {
            return trouble.has("INVALID_FIELD") ? Kind.SCHEMA : Kind.RIGHT;
        }
        if (trouble.has(RIGHTS)) {
            return Kind.RIGHT;
        }
        if (status == 401 || trouble.has("INVALID_SESSION_ID", "INVALID_AUTH_HEADER")) {
            return Kind.SESSION;
        }
        if (trouble.has("STORAGE_LIMIT_EXCEEDED")) {
            return Kind.STORAGE;
        }
        if (trouble.has(NOT_NOW)) {
            return Kind.UNKNOWN;
        }
        return ofStatus(status, trouble);
    }

    private static Kind ofStatus(int status, Trouble trouble) {
        return switch (status) {
            case 200 -> Kind.RECORD;
            // Without a code it isn't Salesforce that speaks.
            case 400, 409, 412, 422 -> trouble.codes().isEmpty() ? Kind.FOREIGN : Kind.RECORD;
            case 403 -> trouble.codes().isEmpty() ? Kind.FOREIGN : Kind.RIGHT;
            // Salesforce hides what the user may not see.
            case 404 -> trouble.has("NOT_FOUND") ? Kind.RIGHT : Kind.FOREIGN;
            case 408 -> Kind.UNKNOWN;
            case 420, 429 -> Kind.BUSY;
            default -> status >= 500 ? Kind.UNKNOWN : Kind.FOREIGN;
        };
    }
}
