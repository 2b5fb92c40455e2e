package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accelerators and models of a dataset, next to the bundled ones. */
class CatalogueTest {

  private static final String ACCELERATOR_HEADER =
      "accelerator,vendor,memory_gb,memory_bandwidth_gb_s,fp16_tflops,fp8_tflops,tdp_w";

  @TempDir Path temp;

  @Test
  void accelerators_extendAndReplaceTheCatalogue() throws InvalidInputException {
    var bundled = DatasetFolder.valid(temp).read().sources().accelerators();
    var dataset =
        DatasetFolder.valid(temp)
            .with(
                "accelerators.csv",
                ACCELERATOR_HEADER
                    + ",fp4_tflops,idle_w,all_in_w,scale_up_gb_s,max_tensor_parallel,cuda_cc,released,process_nm,purchase_usd,source\n"
                    + "mine,Us,96,4000,900,1800,600,3600,75,1500,450,16,9.0,2025-06,4,30000,us\n"
                    + "h100,Them,80,3350,989,,700,,,,,,,,,,\n")
            .read();
    var accelerators = dataset.sources().accelerators();
    Accelerator mine = accelerators.getLast();

    assertThat(accelerators).hasSize(bundled.size() + 1);
    assertThat(mine.id()).isEqualTo("mine");
    assertThat(mine.vendor()).isEqualTo("Us");
    assertThat(mine.memory()).isEqualTo(new Accelerator.Memory(96.0, 4000.0));
    assertThat(mine.compute()).isEqualTo(new Accelerator.Compute(900.0, 1800.0, 3600.0));
    assertThat(mine.power()).isEqualTo(new Accelerator.PowerDraw(600.0, 75, 1500.0));
    assertThat(mine.scaling()).isEqualTo(new Accelerator.Scaling(450.0, 16, 9.0));
    assertThat(mine.provenance())
        .isEqualTo(new Accelerator.Provenance("2025-06", 4.0, 30_000.0, "us"));
    Accelerator h100 = dataset.hosts().getFirst().accelerator();
    assertThat(h100.vendor()).isEqualTo("Them");
    assertThat(h100.compute()).isEqualTo(new Accelerator.Compute(989.0, null, null));
    assertThat(h100.power()).isEqualTo(new Accelerator.PowerDraw(700.0, 0, null));
  }

  @Test
  void anAcceleratorWithoutAllItsFigures_isUsableOnceTheDatasetStatesThem()
      throws InvalidInputException {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "hosts.csv",
                """
                host,site,power_domain,accelerator,accelerators
                h1,ewr,rack-1,k80,8
                """);
    assertThat(folder.problems())
        .isEqualTo(
            "hosts.csv:2:4: \"k80\" is not usable: no source states its fp16_tflops; to"
                + " supply it, put a row k80 with all figures into accelerators.csv of the"
                + " dataset.");

    folder.with("accelerators.csv", ACCELERATOR_HEADER + "\nk80,NVIDIA,24,480,,,300\n");
    assertThat(folder.problems())
        .isEqualTo(
            "accelerators.csv:2:5: fp16_tflops is empty; it must be a plain decimal number from"
                + " 0.001 to 10000000 TFLOPS.");

    folder.with("accelerators.csv", ACCELERATOR_HEADER + "\nk80,NVIDIA,24,480,5.6,,300\n");
    assertThat(folder.read().hosts().getFirst().accelerator().compute().fp16Tflops())
        .isEqualTo(5.6);
  }

  @Test
  void models_extendAndReplaceTheCatalogue() throws InvalidInputException {
    var dataset =
        DatasetFolder.valid(temp)
            .with(
                "models.csv",
                """
                model,parameters_b,active_parameters_b,layers,kv_bytes_per_token,weight_precision,hidden_size,experts,experts_per_token,source
                mine,30,3,48,98304,fp4,2048,128,8,us
                llama-3.1-8b,8,8,32,131072,bf16,,,,
                """)
            .read();
    Model mine = dataset.sources().models().getLast();

    assertThat(mine)
        .usingRecursiveComparison()
        .isEqualTo(
            new Model(
                "mine", 30, 3, 48, 98_304, Precision.FP4, new Model.Shape(2048, 128, 8), "us"));
    assertThat(dataset.workloads().getFirst().model().parametersBillion()).isEqualTo(8);
    assertThat(dataset.workloads().getFirst().model().experts())
        .isEqualTo(new Model.Shape(null, null, null));
  }

  @Test
  void models_haveNoPartsLargerThanTheWhole() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "models.csv",
                """
                model,parameters_b,active_parameters_b,layers,kv_bytes_per_token,weight_precision,experts,experts_per_token
                mine,30,30.5,48,98304,fp4,8,9
                """);

    assertThat(folder.problems())
        .isEqualTo(
            """
            models.csv:2:3: "30.5" is not possible: active_parameters_b is at most parameters_b, which is 30.
            models.csv:2:8: "9" is not possible: experts_per_token is at most experts, which is 8.\
            """);
  }
}
