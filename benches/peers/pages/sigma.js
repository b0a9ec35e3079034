import { UndirectedGraph } from "graphology";
import Sigma from "sigma";
import { stage } from "./stage.js";

stage((container, positions, ties) => {
  const graph = new UndirectedGraph();
  for (let at = 0; at < positions.length; at += 2) {
    graph.addNode(at / 2, { x: positions[at], y: positions[at + 1], size: 2, color: "#3b6ea8" });
  }
  for (let tie = 0; tie < ties.length; tie += 2) graph.addEdge(ties[tie], ties[tie + 1], { size: 0.5, color: "#ccd3da" });
  const sigma = new Sigma(graph, container, { renderLabels: false });
  // By default it computes the bounds of the network at every change.
  sigma.setCustomBBox({ x: [-1000, 1000], y: [-1000, 1000] });
  sigma.refresh();
  return (positions) => {
    let at = 0;
    // People come in the order in which they were added. It draws when the graph reports the change.
    graph.updateEachNodeAttributes(
      (_, attributes) => {
        attributes.x = positions[at++];
        attributes.y = positions[at++];
        return attributes;
      },
      { attributes: ["x", "y"] },
    );
  };
});
