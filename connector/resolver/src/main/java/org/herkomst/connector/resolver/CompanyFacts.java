package org.herkomst.connector.resolver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the inputs say of a company. Company data only: never a person, never an address on the network.
 *
 * @param resolverKey stable key of the company inside the resolver's inputs; an alias, not an identity
 * @param name the company's name as the input has it
 * @param domain registrable domain in lower case, where known
 * @param country ISO 3166-1 alpha-2 in upper case, where known
 * @param kind business, education or government
 * @param registers register numbers with their register, such as {@code kvk:12345678} or {@code lei:...}, lower-case prefix
 * @param legalForm legal form as the input states it, where it does
 * @param street street and number of the company's general address
 * @param city city of the general address
 * @param phone general phone number
 * @param industry industry as the input states it
 * @param employees number of staff, where known
 */
public record CompanyFacts(
        String resolverKey,
        String name,
        @Nullable String domain,
        @Nullable String country,
        OrganisationKind kind,
        List<String> registers,
        @Nullable String legalForm,
        @Nullable String street,
        @Nullable String city,
        @Nullable String phone,
        @Nullable String industry,
        @Nullable Integer employees) {
    public CompanyFacts {
        registers = List.copyOf(registers);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A company needs a name");
        }
    }
}
