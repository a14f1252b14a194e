/** What a node that is a pod of Kubernetes asks the API of. */
@NullMarked
package io.sampo.app.kubernetes;

import org.jspecify.annotations.NullMarked;
