import ForceGraph from "force-graph";
import { stage } from "./stage.js";

stage(async (container, positions, ties) => {
  const nodes = Array.from({ length: positions.length / 2 }, (_, id) => ({ id, x: positions[2 * id], y: positions[2 * id + 1] }));
  const links = Array.from({ length: ties.length / 2 }, (_, tie) => ({ source: ties[2 * tie], target: ties[2 * tie + 1] }));
  const graph = new ForceGraph(container)
    .width(1280)
    .height(720)
    // Its own layout does not run, and it does not look for an element under the pointer.
    .cooldownTicks(0)
    .enablePointerInteraction(false)
    .nodeRelSize(4)
    .nodeVal(1)
    .nodeColor(() => "#3b6ea8")
    .linkColor(() => "#ccd3da")
    .graphData({ nodes, links });
  graph.zoom(0.34).centerAt(0, 0);
  return (positions) => {
    graph.autoPauseRedraw(false);
    nodes.forEach((node, id) => {
      node.x = positions[2 * id];
      node.y = positions[2 * id + 1];
    });
  };
});
