package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolderAddressTest {
  @Test
  void itsTextIsReadOrRefused() {
    for (String text : List.of("10.0.0.7:9", "[::1]:65535", "node-3.weights:40")) {
      assertEquals(text, HolderAddress.parse(text).toString());
    }
    for (String broken :
        List.of("", ":", "host", "host:", ":5", "host:x", "host:0", "host:65536")) {
      var refused =
          assertThrows(IllegalArgumentException.class, () -> HolderAddress.parse(broken), broken);
      assertEquals("holder: '" + broken + "' (expected: host:port)", refused.getMessage());
    }
  }
}
