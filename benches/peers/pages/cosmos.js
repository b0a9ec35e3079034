import { Graph } from "@cosmos.gl/graph";
import { stage } from "./stage.js";

stage(async (container, positions, ties) => {
  const graph = new Graph(container, {
    enableSimulation: false,
    enableDrag: false,
    rescalePositions: false,
    transitionDuration: 0,
    spaceSize: 4096,
    backgroundColor: "#ffffff",
    pointDefaultColor: "#3b6ea8",
    pointDefaultSize: 4,
    linkDefaultColor: "#ccd3da",
    linkDefaultWidth: 0.5,
    // By default it fades long ties out.
    linkVisibilityMinTransparency: 1,
    fitViewDelay: 0,
    fitViewDuration: 0,
    pixelRatio: 1,
  });
  await graph.ready;
  const shifted = (positions) => positions.map((value) => value + 2048);
  graph.setPointPositions(shifted(positions));
  graph.setLinks(Float32Array.from(ties));
  graph.render();
  return (positions) => {
    graph.setPointPositions(shifted(positions));
    graph.render();
  };
});
