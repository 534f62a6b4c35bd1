/** Tests of the accounts. */
@NullMarked
package org.herkomst.connector.resolver.accounts;

import org.jspecify.annotations.NullMarked;
