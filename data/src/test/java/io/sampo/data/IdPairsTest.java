package io.sampo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sampo.config.DataSource;
import io.sampo.config.FileFormat;
import io.sampo.config.OverContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdPairsTest {
  private static final IdPairs PAIRS = new IdPairs(OverContext.REFUSE, 8, 100);

  @TempDir private Path folder = Path.of("");

  private static DataSet<PreferenceRow> of(String prompt, String chosen, String rejected) {
    return PAIRS.of(new TextRows("r.parquet", List.of(List.of(prompt, chosen, rejected))));
  }

  @Test
  void idsStandAsTheyAre() {
    PreferenceRow row = of("[5, 6]", " [7,8, 1] ", "[]").rows().getFirst();
    assertArrayEquals(new int[] {5, 6}, row.prompt());
    assertArrayEquals(new int[] {7, 8, 1}, row.chosen());
    assertEquals(0, row.rejected().length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[5, 100] | chosen: 100 (expected: a token id, 0..99)",
        "[5, -1]  | chosen: -1 (expected: a token id, 0..99)",
        "[5, x]   | chosen: x (expected: a token id, 0..99)",
        "[5,,6]   | chosen:  (expected: a token id, 0..99)",
        "5 6      | chosen: 5 6 (expected: a list of token ids such as [5, 6, 7])",
      })
  void whatIsNoListOfIdsIsRefusedByRowAndColumn(String chosen, String message) {
    DataException refused = assertThrows(DataException.class, () -> of("[5]", chosen, "[6]"));
    assertEquals("r.parquet: row 1: " + message, refused.getMessage());
  }

  @Test
  void aPairOverTheContextIsRefused() {
    assertThrows(DataException.class, () -> of("[1, 2, 3, 4]", "[1, 2, 3, 4, 5]", "[6]"));
  }

  @Test
  void listsOfAFileAreIds() throws IOException {
    Path file = folder.resolve("p.jsonl");
    Files.writeString(file, "{\"a\": [5, 6], \"b\": [7], \"c\": [8, 9], \"text\": \"no\"}\n");
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("prompt_ids", "a");
    columns.put("chosen_ids", "b");
    columns.put("rejected_ids", "c");
    DataSource.File source = new DataSource.File(file, FileFormat.AUTO, columns, 0);
    assertEquals(List.of("a", "b", "c", "text"), DataFile.columns(source));
    PreferenceRow row = PAIRS.of(DataFile.read(source)).rows().getFirst();
    assertArrayEquals(new int[] {8, 9}, row.rejected());
  }
}
