/** A server that behaves like a Salesforce account, as its documentation says. */
@NullMarked
package org.herkomst.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
