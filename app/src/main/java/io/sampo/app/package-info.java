/** The program: its entry point and the command line, reports and displays below it. */
@NullMarked
package io.sampo.app;

import org.jspecify.annotations.NullMarked;
