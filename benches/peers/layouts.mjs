// Force layouts of other libraries, each with the settings that its documentation recommends.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { forceCenter, forceLink, forceManyBody, forceSimulation } from "d3-force";
import { scattered } from "../support/networks.mjs";

/** @import { Peer } from "../support/layout.mjs" */

const require = createRequire(import.meta.url);

/** A package's name with its version. @param {string} name */
export const named = (name) =>
  `${name} ${JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8")).version}`;

/** d3-force with its 300 iterations. @type {Peer} */
export const d3 = {
  name: named("d3-force"),
  start({ people, ties }) {
    // d3 puts people without a position on a spiral.
    const nodes = Array.from({ length: people }, () => ({ x: NaN, y: NaN }));
    const links = Array.from({ length: ties.length / 2 }, (_, tie) => ({ source: ties[2 * tie], target: ties[2 * tie + 1] }));
    const simulation = forceSimulation(nodes)
      .force("link", forceLink(links))
      .force("charge", forceManyBody())
      .force("center", forceCenter())
      .stop();
    return {
      step() {
        simulation.tick();
        return simulation.alpha() < simulation.alphaMin();
      },
      positions: () => Float32Array.from({ length: 2 * people }, (_, index) => (index % 2 ? nodes[index >> 1].y : nodes[index >> 1].x)),
    };
  },
};

/** @type {Peer} */
export const ngraph = {
  name: named("ngraph.forcelayout"),
  start({ people, ties }) {
    const graph = require("ngraph.graph")();
    for (let person = 0; person < people; person++) graph.addNode(person);
    for (let tie = 0; tie < ties.length; tie += 2) graph.addLink(ties[tie], ties[tie + 1]);
    const layout = require("ngraph.forcelayout")(graph);
    return {
      step: () => layout.step(),
      positions() {
        const positions = new Float32Array(2 * people);
        for (let person = 0; person < people; person++) {
          const { x, y } = layout.getNodePosition(person);
          positions.set([x, y], 2 * person);
        }
        return positions;
      },
    };
  },
};

/** graphology's ForceAtlas2 with the settings that it infers from the network, except Barnes–Hut at any size and θ 1.2, which is faster and no worse. @type {Peer} */
export const forceAtlas2 = {
  name: named("graphology-layout-forceatlas2"),
  start({ people, ties }) {
    const { UndirectedGraph } = require("graphology");
    const { inferSettings } = require("graphology-layout-forceatlas2");
    // As in its worker, the matrices are made once and not at every iteration.
    const iterate = require("graphology-layout-forceatlas2/iterate.js");
    const { assign, graphToByteArrays } = require("graphology-layout-forceatlas2/helpers.js");
    const defaults = require("graphology-layout-forceatlas2/defaults.js");
    const graph = new UndirectedGraph();
    const start = scattered(people, Math.sqrt(people));
    for (let person = 0; person < people; person++) graph.addNode(person, { x: start[2 * person], y: start[2 * person + 1] });
    for (let tie = 0; tie < ties.length; tie += 2) graph.addEdge(ties[tie], ties[tie + 1]);
    const settings = assign({}, defaults, inferSettings(graph), { barnesHutOptimize: true, barnesHutTheta: 1.2 });
    const { nodes, edges } = graphToByteArrays(graph, () => 1);
    /** Numbers of each person in the matrix. */
    const width = nodes.length / people;
    return {
      step() {
        iterate(settings, nodes, edges);
        return false;
      },
      positions: () => Float32Array.from({ length: 2 * people }, (_, index) => nodes[(index >> 1) * width + (index & 1)]),
    };
  },
};
