/** What a run says when it is over: the closing table and {@code report.html}. */
@NullMarked
package io.sampo.app.report;

import org.jspecify.annotations.NullMarked;
