package io.sampo.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonLinesTest {
  @TempDir Path folder;

  @Test
  void objectsComeWithTheirLineNumbersAndBlankLinesCount() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "{\"a\":1}\r\n\n{\"a\":2}");
    List<String> seen = new ArrayList<>();
    JsonLines.read(file, (line, object) -> seen.add(line + ":" + object.get("a")));
    assertEquals(List.of("1:1", "3:2"), seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "[1]", "7", "{} {}", "{\"a\": 'x'}", "nonsense"})
  void aBrokenLineIsNamed(String bad) throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "{}\n{}\n" + bad + "\n{}\n");
    String message = message(file);
    assertTrue(message.startsWith(file + ": line 3: not "), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aBrokenCharacterIsFoundInItsLine() throws IOException {
    Path file = folder.resolve("a");
    Files.write(file, new byte[] {'{', '}', '\n', '{', '"', (byte) 0xff, '"', ':', '1', '}'});
    assertTrue(message(file).contains("line 2"), message(file));
  }

  @Test
  void aMissingFileAndATruncatedGzipAreNamed() throws IOException {
    assertTrue(message(folder.resolve("none")).contains("no such file"));
    Path file = Files.write(folder.resolve("a.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertTrue(message(file).contains("cannot be read"), message(file));
  }

  @Test
  void theTargetIsReplacedOnlyByACommit() throws IOException {
    Path target = Files.writeString(folder.resolve("out.jsonl"), "good\n");
    try (JsonLinesWriter writer = JsonLinesWriter.to(target)) {
      writer.write(object());
    }
    assertEquals("good\n", Files.readString(target));
    try (JsonLinesWriter writer = JsonLinesWriter.to(target)) {
      writer.write(object());
      writer.commit();
    }
    assertEquals("{\"a\":1}\n", Files.readString(target));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void aTargetWithoutFolderIsRefusedBeforeAnyWork() {
    Path target = folder.resolve("no/such/out.jsonl");
    assertThrows(DataException.class, () -> JsonLinesWriter.to(target));
    assertFalse(Files.exists(target));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode().put("a", 1);
  }

  private static String message(Path file) {
    return String.valueOf(
        assertThrows(DataException.class, () -> JsonLines.read(file, (line, object) -> {}))
            .getMessage());
  }
}
