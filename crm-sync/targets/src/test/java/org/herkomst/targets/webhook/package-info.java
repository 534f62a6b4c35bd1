/** Tests of the webhook target. */
@org.jspecify.annotations.NullMarked
package org.herkomst.targets.webhook;
