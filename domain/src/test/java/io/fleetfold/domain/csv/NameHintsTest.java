package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names of other tools were meant for. */
class NameHintsTest {

  private final NameHints accelerators = new NameHints("accelerator");
  private final NameHints models = new NameHints("model");

  @ParameterizedTest
  @CsvSource({
    "NVIDIA-H100-80GB-HBM3,h100",
    "NVIDIA H100 80GB HBM3,h100",
    "NVIDIA H100 PCIe,h100-pcie",
    "NVIDIA-H100-NVL,h100-nvl",
    "nvidia-h100-mega-80gb,h100",
    "H100,h100",
    "h10,h100",
    "NVIDIA A100-SXM4-80GB,a100-80",
    "NVIDIA A100-SXM4-40GB,a100-40",
    "NVIDIA A100 80GB PCIe,a100-pcie-80",
    "Tesla V100-SXM2-32GB,v100-32",
    "Tesla V100-PCIE-16GB,v100-pcie-16",
    "Tesla T4,t4",
    "NVIDIA L40S,l40s",
    "NVIDIA H200,h200",
    "NVIDIA H200 141GB HBM3e,h200",
    "NVIDIA GeForce RTX 4090,rtx-4090",
    "NVIDIA RTX 6000 Ada Generation,rtx-6000-ada",
    "AMD Instinct MI300X OAM,mi300x",
    "Gaudi3,gaudi3",
  })
  void anAccelerator_isFoundByItsWords(String name, String id) {
    assertThat(accelerator(name)).isEqualTo(new NameHints.Hint("", id));
  }

  @ParameterizedTest
  @CsvSource({
    "meta-llama/Llama-3.1-70B-Instruct,llama-3.1-70b",
    "Meta-Llama-3.1-8B,llama-3.1-8b",
    "Qwen/Qwen2.5-Coder-32B-Instruct,qwen2.5-32b",
    "Qwen/Qwen3-32B-FP8,qwen3-32b",
    "openai/gpt-oss-120b,gpt-oss-120b",
    "deepseek-ai/DeepSeek-R1-0528,deepseek-r1",
    "mistralai/Mistral-7B-Instruct-v0.3,mistral-7b-v0.3",
    "llama-3.1-8,llama-3.1-8b",
  })
  void aModel_isFoundByItsWords(String name, String id) {
    assertThat(model(name)).isEqualTo(new NameHints.Hint("", id));
  }

  @Test
  void allThatANameFits_areListed() {
    assertThat(accelerator("V100"))
        .isEqualTo(
            new NameHints.Hint(
                "; it may be one of v100-16, v100-pcie-16, v100-32, v100-pcie-32", null));
    assertThat(model("DeepSeek-R1-Distill-Llama-70B"))
        .isEqualTo(new NameHints.Hint("; it may be one of llama-2-70b, llama-3.1-70b", null));
  }

  @Test
  void aSlice_isSaidToBeOne() {
    String note = "; it is a MIG slice, and a host lists whole accelerators";
    assertThat(accelerator("NVIDIA-H100-80GB-HBM3-MIG-1g.10gb"))
        .isEqualTo(new NameHints.Hint(note, "h100"));
    assertThat(accelerator("NVIDIA-A100-SXM4-40GB-MIG-3g.20gb"))
        .isEqualTo(new NameHints.Hint(note, "a100-40"));
  }

  @Test
  void nothingLikeIt_isNotGuessedAt() {
    assertThat(accelerator("abacus")).isEqualTo(new NameHints.Hint("", null));
    assertThat(accelerator("nvidia")).isEqualTo(new NameHints.Hint("", null));
    assertThat(model("--")).isEqualTo(new NameHints.Hint("", null));
  }

  private NameHints.Hint accelerator(String name) {
    var ids = BundledCatalogue.accelerators().stream().map(Accelerator::id).toList();
    return accelerators.of(name, ids);
  }

  private NameHints.Hint model(String name) {
    return models.of(name, BundledCatalogue.models().stream().map(Model::id).toList());
  }
}
