@NullMarked
package io.sampo.data.verdicts;

import org.jspecify.annotations.NullMarked;
