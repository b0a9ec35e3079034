import { Graph } from "@cosmos.gl/graph";
import { stage } from "./stage.js";

stage(async (place, places, ties) => {
  const graph = new Graph(place, {
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
    // Or it fades long ones out.
    linkVisibilityMinTransparency: 1,
    fitViewDelay: 0,
    fitViewDuration: 0,
    pixelRatio: 1,
  });
  await graph.ready;
  const shifted = (places) => places.map((value) => value + 2048);
  graph.setPointPositions(shifted(places));
  graph.setLinks(Float32Array.from(ties));
  graph.render();
  return (places) => {
    graph.setPointPositions(shifted(places));
    graph.render();
  };
});
