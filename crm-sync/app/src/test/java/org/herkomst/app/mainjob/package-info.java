/** Tests of what the main job promises: each goes through the real command, from a server of Matomo's to one of HubSpot's. */
@NullMarked
package org.herkomst.app.mainjob;

import org.jspecify.annotations.NullMarked;
