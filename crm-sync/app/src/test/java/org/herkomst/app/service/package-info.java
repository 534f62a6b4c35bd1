@NullMarked
package org.herkomst.app.service;

import org.jspecify.annotations.NullMarked;
