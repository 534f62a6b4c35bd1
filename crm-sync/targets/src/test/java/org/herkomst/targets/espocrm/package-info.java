/** Tests of the EspoCRM target. */
@org.jspecify.annotations.NullMarked
package org.herkomst.targets.espocrm;
