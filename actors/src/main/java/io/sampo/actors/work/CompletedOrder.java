package io.sampo.actors.work;

import io.sampo.actors.wire.Wire;
import org.jspecify.annotations.Nullable;

/** An order with its result and, where the loss needs one, its verdict. */
public record CompletedOrder(Order order, WorkResult result, @Nullable Verdict verdict)
    implements Wire {}
