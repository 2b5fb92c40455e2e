package io.fleetfold.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tables as AIConfigurator writes them, as far as their columns are read. */
final class AiconfiguratorSamples {

  private AiconfiguratorSamples() {}

  static void write(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("aggregated.csv"),
        """
        model,isl,osl,prefix,bs,global_bs,ttft,tpot,seq/s,num_total_gpus,tp,pp,dp,cp,system,power_w
        Qwen/Qwen3-32B-FP8,4000,500,0,64,64,900.5,20.5,3.2,2,2,1,1,1,h200_sxm,0.0
        Qwen/Qwen3-32B-FP8,4000,500,0,32,32,700.5,15.5,2.2,4,4,1,1,1,h200_sxm,612.5
        """);
    Files.writeString(
        folder.resolve("disaggregated.csv"),
        """
        model,isl,osl,prefix,ttft,tpot,seq/s,(p)seq/s/worker,(d)seq/s/worker,(p)bs,(p)tp,(p)pp,\
        (p)dp,(p)system,(d)bs,(d)tp,(d)pp,(d)dp,(d)system,power_w
        Qwen/Qwen3-32B-FP8,4000,500,0,600.0,18.0,5.1,1.3,5.1,1,1,1,1,h200_sxm,64,2,1,2,h200_sxm,
        """);
  }
}
