/**
 * What a node shows over HTTP of itself and of the cluster: one document with three faces.
 *
 * <pre>
 *   Readings ─▶ Lookout ═ cluster ═ Lookout ─▶ View ─▶ RunStatus ─┬─ /status    JSON, sampo status
 *   (this node's numbers)                                         ├─ /metrics   Prometheus
 *                                                                 └─ /health/…  live, ready
 * </pre>
 */
@NullMarked
package io.sampo.app.management;

import org.jspecify.annotations.NullMarked;
