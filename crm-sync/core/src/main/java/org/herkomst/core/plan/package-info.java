/** What a run would do, company by company and field by field, and doing exactly that. */
@NullMarked
package org.herkomst.core.plan;

import org.jspecify.annotations.NullMarked;
