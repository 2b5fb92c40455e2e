package io.fleetfold.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.performance.Parts;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTableTest {

  private static final Predictor PREDICTOR =
      Predictor.bundled(List.of(Parts.ROUND), List.of(Parts.TEN));

  @TempDir private Path folder;

  private Measurements read(String csv) throws Exception {
    return Measurements.read(Files.writeString(folder.resolve("points.csv"), csv));
  }

  private static List<String> lines(PredictionTable table) throws IOException {
    var text = new StringWriter();
    table.write(text);
    return text.toString().lines().toList();
  }

  @Test
  void everyRowKeepsItsCellsAndGetsFourMore() throws Exception {
    var points =
        read(
            """
            # two points
            id,accelerator,model,framework,metric,batch,input_len,output_len
            a,round,ten,vllm,tpot_ms,4,1000,100
            "b, odd",abacus,ten,vllm,tpot_ms,4,1000,100
            """);
    PredictionTable table = PredictionTable.of(points, PREDICTOR);
    List<String> lines = lines(table);
    assertThat(table.predicted()).isEqualTo(1);
    assertThat(lines.get(0))
        .isEqualTo(
            "id,accelerator,model,framework,metric,batch,input_len,output_len,predicted,low,high,note");
    assertThat(lines.get(1))
        .matches(
            "a,round,ten,vllm,tpot_ms,4,1000,100,[0-9.]+,[0-9.]+,[0-9.]+,no calibration data of"
                + " round");
    assertThat(lines.get(2))
        .isEqualTo(
            "\"b, odd\",abacus,ten,vllm,tpot_ms,4,1000,100,,,,\"accelerator \"\"abacus\"\" is not"
                + " in the catalogue\"");
  }

  @Test
  void writtenTwice_theSameColumnsStand() throws Exception {
    var points = read("accelerator,model,metric,input_len,note\nround,ten,ttft_ms,100,mine\n");
    assertThat(lines(PredictionTable.of(points, PREDICTOR)).getFirst())
        .isEqualTo("accelerator,model,metric,input_len,predicted,low,high,note");
  }

  @Test
  void measuredValues_areCompared() throws Exception {
    var points =
        read("accelerator,model,metric,batch,value\nround,ten,tpot_ms,4,1\nround,ten,tpot_ms,4,\n");
    PredictionTable table = PredictionTable.of(points, PREDICTOR);
    assertThat(table.errors()).hasSize(1);
    PredictionErrors errors = table.errors().getFirst();
    assertThat(errors.metric()).isEqualTo("tpot_ms");
    assertThat(errors.points()).isEqualTo(1);
    // A step of ten billion weights in 16 bit at 1000 GB/s takes more than 20 ms, so 1 ms is off by
    // far.
    assertThat(errors.median()).isGreaterThan(19);
    assertThat(errors.covered()).isZero();
  }

  @Test
  void fileThatIsNoTable_isRefused() {
    assertThatThrownBy(() -> read("a,a\n1,2\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "points.csv:1:2: \"a\" is not unique: cell 1 of the header has it already.");
  }

  @Test
  void byteOrderMark_isNoPartOfTheFirstColumn() throws Exception {
    Measurements points = read("\uFEFFaccelerator,model\nround,ten\n");
    assertThat(points.columns()).containsExactly("accelerator", "model");
  }
}
