package org.herkomst.connector.resolver.rpsl;

import org.jspecify.annotations.Nullable;

/**
 * An organisation's record: {@code organisation}, or ARIN's {@code OrgID}.
 *
 * @param handle what networks refer to it by, in upper case
 * @param name its name, with single spaces
 * @param type such as {@code LIR} or {@code OTHER}, in upper case; empty where there is none
 * @param country two letters
 * @param mailDomain the host of its e-mail address in lower case; null in records whose contacts the registry replaced. What stands
 *     before the {@code @} is never kept
 */
public record RpslOrganisation(
        String handle,
        String name,
        String type,
        @Nullable String country,
        @Nullable String mailDomain) {}
