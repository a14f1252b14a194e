package io.sampo.actors.wire;
