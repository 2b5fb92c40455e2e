package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTableTest {

  private static final Predictor PREDICTOR =
      Predictor.bundled(List.of(Parts.ROUND), List.of(Parts.TEN));

  @TempDir private Path folder;

  private Measurements read(String csv) throws IOException {
    return Measurements.read(Files.writeString(folder.resolve("points.csv"), csv));
  }

  @Test
  void everyRowKeepsItsCellsAndGetsFourMore() throws IOException {
    var points =
        read(
            """
            # two points
            id,accelerator,model,framework,metric,batch,input_len,output_len
            a,round,ten,vllm,tpot_ms,4,1000,100
            "b, odd",abacus,ten,vllm,tpot_ms,4,1000,100
            """);
    PredictionTable table = PredictionTable.of(points, PREDICTOR);
    Path file = folder.resolve("out.csv");
    table.writeTo(file);
    List<String> lines = Files.readAllLines(file);
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
  void writtenTwice_theSameColumnsStand() throws IOException {
    var points = read("accelerator,model,metric,input_len,note\nround,ten,ttft_ms,100,mine\n");
    Path file = folder.resolve("out.csv");
    PredictionTable.of(points, PREDICTOR).writeTo(file);
    assertThat(Files.readAllLines(file).getFirst())
        .isEqualTo("accelerator,model,metric,input_len,predicted,low,high,note");
  }

  @Test
  void measuredValues_areCompared() throws IOException {
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
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no CSV table");
  }
}
