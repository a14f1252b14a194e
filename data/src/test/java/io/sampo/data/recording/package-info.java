@NullMarked
package io.sampo.data.recording;

import org.jspecify.annotations.NullMarked;
