/** What is known of a company's visits, as the CRM will see it. */
@NullMarked
package org.herkomst.core.profile;

import org.jspecify.annotations.NullMarked;
