package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    + "h100,Them,80,3350,989,none,700,,,none,,,,,,,\n")
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
    Accelerator was = BundledCatalogue.accelerator("h100");
    assertThat(h100.power())
        .isEqualTo(new Accelerator.PowerDraw(700.0, was.power().idleWatts(), null));
    assertThat(h100.scaling()).isEqualTo(was.scaling());
  }

  @Test
  void ofABundledId_onlyTheIdIsRequired() throws InvalidInputException {
    var accelerators =
        DatasetFolder.valid(temp)
            .with("accelerators.csv", "accelerator,max_tensor_parallel\nl40s,4\nt4,\n")
            .with("models.csv", "model,max_context_tokens\nllama-3.1-8b,8192\nqwen3-8b,none\n")
            .read()
            .sources();

    Accelerator was = BundledCatalogue.accelerator("l40s");
    Accelerator l40s = find(accelerators.accelerators(), "l40s");
    assertThat(l40s.scaling().maxTensorParallel()).isEqualTo(4);
    assertThat(l40s.memory()).isEqualTo(was.memory());
    assertThat(l40s.power()).isEqualTo(was.power());
    assertThat(l40s.provenance()).isEqualTo(was.provenance());
    assertThat(find(accelerators.accelerators(), "t4"))
        .usingRecursiveComparison()
        .isEqualTo(BundledCatalogue.accelerator("t4"));
    assertThat(accelerators.models())
        .filteredOn(model -> model.id().equals("llama-3.1-8b") || model.id().equals("qwen3-8b"))
        .extracting(Model::maxContextTokens)
        .containsExactly(8192, null);
  }

  @Test
  void aNewId_needsEveryRequiredColumn() {
    var folder =
        DatasetFolder.valid(temp)
            .with("accelerators.csv", "accelerator,vendor,idle_w\nh100,,70\nh1000,Us,70\n");
    assertThat(folder.problems())
        .isEqualTo(
            "accelerators.csv:3:1: \"h1000\" is not in the bundled catalogue, and the header lacks"
                + " what a new accelerator needs: memory_gb, memory_bandwidth_gb_s, fp16_tflops,"
                + " fp8_tflops, tdp_w. Maybe \"h100\".");
    folder.with("accelerators.csv", ACCELERATOR_HEADER + "\nmine,Us,none,4000,900,,\n");
    assertThat(folder.problems())
        .isEqualTo(
            """
            accelerators.csv:2:3: "none" is not a plain decimal number from 0.001 to 100000 GB (memory_gb).
            accelerators.csv:2:7: tdp_w is empty; it must be a plain decimal number from 0.001 to 100000 W.\
            """);
  }

  @Test
  void overrides_areWrittenAndReadBack() throws Exception {
    var dataset =
        DatasetFolder.valid(temp)
            .with(
                "accelerators.csv",
                "accelerator,idle_w,fp8_tflops,kv_group\nh100,0,none,\nt4,,,own\n")
            .read();

    var again = DatasetReader.check(dataset).sources().accelerators();

    assertThat(find(again, "h100").power().idleWatts()).isZero();
    assertThat(find(again, "h100").compute().fp8Tflops()).isNull();
    assertThat(find(again, "t4").kvGroup()).isEqualTo("own");
    assertThat(DatasetWriter.texts(dataset).get("accelerators.csv").lines()).hasSize(3);
  }

  @Test
  void anEdit_overridesAndClears() throws Exception {
    var base =
        DatasetFolder.valid(temp).with("accelerators.csv", "accelerator,idle_w\nh100,50\n").read();
    var edited =
        DatasetEditor.of(base)
            .set("accelerators.h100.tdp_w=x0.5")
            .set("accelerators.a100-80.all_in_w=none")
            .build()
            .sources()
            .accelerators();
    assertThat(find(edited, "h100").power().tdpWatts()).isEqualTo(350);
    assertThat(find(edited, "h100").power().idleWatts()).isEqualTo(50);
    assertThat(find(edited, "a100-80").power().allInWatts()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // h100: 700 W TDP.
        "900,800|3:\"900\" is not possible: idle_w is 900 and all_in_w 800, and idle_w is at most"
            + " all_in_w",
        "800,800|",
        "70,699|4:\"699\" is not possible: tdp_w is 700 and all_in_w 699, and tdp_w is at most"
            + " all_in_w",
        "70,700|",
        "701,none|3:\"701\" is not possible: idle_w is 701 and tdp_w 700, and idle_w is at most"
            + " tdp_w",
        "700,none|",
      })
  void wattsOfAnAccelerator_areInOrder(String cells, @Nullable String problem)
      throws InvalidInputException {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "accelerators.csv", "accelerator,tdp_w,idle_w,all_in_w\nh100,700," + cells + "\n");
    if (problem == null) {
      assertThat(folder.read().warnings()).isEmpty();
    } else {
      assertThat(folder.problems())
          .isEqualTo("accelerators.csv:2:" + problem.replaceFirst(":", ": ") + ".");
    }
  }

  @Test
  void moreThanAnyPartHas_isRefused() {
    // 700 W * 10,000 GB/s = 7,000,000 GB/s; 700 W * 500 = 350,000 TFLOPS.
    var folder = DatasetFolder.valid(temp);
    String header = "accelerator,memory_bandwidth_gb_s,fp16_tflops\n";
    folder.with("accelerators.csv", header + "h100,7000001,989\nt4,300,350000\n");
    assertThat(folder.problems())
        .isEqualTo(
            """
            accelerators.csv:2:2: "7000001" is not likely: 7000001 GB/s on 700 W, and no part has more than 1000 a watt.
            accelerators.csv:3:3: "350000" is not likely: 350000 TFLOPS on 70 W, and no part has more than 50 a watt.\
            """);
  }

  @Test
  void aMixtureOfExperts_hasBothFigures() {
    var folder =
        DatasetFolder.valid(temp)
            .with(
                "models.csv",
                """
                model,experts,experts_per_token
                llama-3.1-8b,8,
                qwen3-8b,,2
                mixtral-8x7b,,none
                kimi-k2,,4
                """);
    assertThat(folder.problems())
        .isEqualTo(
            """
            models.csv:2:2: "8" is not possible without experts_per_token: a mixture of experts has both.
            models.csv:3:3: "2" is not possible without experts: a mixture of experts has both.
            models.csv:4:3: "none" is not possible without experts_per_token: a mixture of experts has both.\
            """);
  }

  private static Accelerator find(List<Accelerator> all, String id) {
    return all.stream().filter(type -> type.id().equals(id)).findFirst().orElseThrow();
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
                + " supply it, put a row k80 with it into accelerators.csv of the dataset.");

    folder.with("accelerators.csv", "accelerator,fp16_tflops\nk80,5.6\n");
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
                llama-3.1-8b,8,8,32,131072,bf16,none,,,
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
        .isEqualTo(new Model.Shape(null, null, null, 131_072));
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
            models.csv:2:3: "30.5" is not possible: active_parameters_b is at most parameters_b, and they are 30.5 and 30.
            models.csv:2:8: "9" is not possible: experts_per_token is at most experts, and they are 9 and 8.\
            """);
  }
}
