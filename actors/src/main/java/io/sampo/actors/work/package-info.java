/** What travels between the roles: orders, results, verdicts, batches. */
@NullMarked
package io.sampo.actors.work;

import org.jspecify.annotations.NullMarked;
