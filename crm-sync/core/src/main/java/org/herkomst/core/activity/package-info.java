/** Notes and tasks beside a company's record: what they say, and which of them stand in a CRM. */
@NullMarked
package org.herkomst.core.activity;

import org.jspecify.annotations.NullMarked;
