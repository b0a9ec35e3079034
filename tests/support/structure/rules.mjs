/**
 * Who may import whom, as docs/architecture.md draws it. A rule is for a folder or one file; a file has the rule with the longest path. It may
 * import from its own folder, and from the folders, files and packages in `may`, but not those in `but`. Of those in `types` it may only
 * name types.
 *
 * @typedef {{ folder: string, may: string[], types?: string[], but?: string[] }} Rule
 * @import { Arrow, Kind } from './graph.mjs'
 */

/** The stages of the pipeline, in order: a stage imports only stages before it. */
const STAGES = ['scenario', 'world', 'growth', 'reach', 'post', 'layout', 'frame', 'raster'];

const BELOW_PIPELINE = ['src/base', 'src/io/import'];
const BELOW_ANALYSIS = [...BELOW_PIPELINE, 'src/pipeline'];
const BELOW_RUN = [...BELOW_ANALYSIS, 'src/analysis'];

/** @type {Rule[]} */
const RUST = [
  // Only declarations of modules and re-exports: src/lib.rs too.
  { folder: 'src/lib.rs', may: [] },
  { folder: 'src/base', may: [] },
  // Plain networks from files: it knows no stage.
  { folder: 'src/io/import', may: ['src/base'] },
  ...STAGES.map((stage, place) => ({
    folder: `src/pipeline/${stage}`,
    may: [...BELOW_PIPELINE, ...STAGES.slice(0, place).map((earlier) => `src/pipeline/${earlier}`)],
  })),
  { folder: 'src/pipeline/mod.rs', may: [] },
  { folder: 'src/analysis', may: BELOW_ANALYSIS },
  { folder: 'src/run', may: BELOW_RUN },
  { folder: 'src/io/mod.rs', may: [] },
  { folder: 'src/io/csv', may: [...BELOW_RUN, 'src/run'] },
  // The list of all sentences of the core.
  { folder: 'src/sentences.rs', may: [...BELOW_RUN, 'src/run'] },
  { folder: 'src/wasm', may: [...BELOW_RUN, 'src/run', 'src/io'] },
  { folder: 'cli', may: [...BELOW_RUN, 'src/run', 'src/io'] },
  { folder: 'examples', may: [...BELOW_RUN, 'src/run', 'src/io'] },
  // In both languages.
  { folder: 'benches', may: ['*'] },
  { folder: 'tests', may: ['*'] },
  // xtask reads and writes the archives of kept inputs, and makes docs/api.md from the tables of the page.
  {
    folder: 'xtask',
    may: ['fuzz/src/archive.rs', 'www/pkg', 'www/element/attributes.js', 'www/element/author-options.js', 'www/scenes/index.js', 'www/exports/png.js', 'www/shared/html.js', 'node:fs', 'node:path', 'node:process', 'node:url'],
    types: ['www/engine'],
  },
  { folder: 'fuzz', may: BELOW_RUN },
  { folder: 'fuzz/src/properties', may: BELOW_RUN },
  { folder: 'fuzz/src/targets', may: [...BELOW_RUN, 'fuzz/src/properties'] },
];

const TEXT = 'www/pkg/text';
const LEAVES = ['www/shared', 'www/i18n'];
/** Templates and texts. */
const TEMPLATES = ['lit', TEXT, ...LEAVES];
/** The files of the element that pages with a figure may import. */
const PUBLIC = ['www/element/index.js', 'www/element/hop-scope.js', 'www/element/author-options.js'];
/** Files that encode a picture or a film. They import only each other. */
const ENCODERS = ['encoder', 'png', 'gif', 'webm', 'film'].map((name) => `www/exports/${name}.js`);
/** Files that record and play a demo. They use only the public methods of a figure. */
const DEMO = ['script', 'replay', 'record'].map((name) => `www/exports/${name}.js`);
/** Files of ui/ that only the element imports. */
const OF_THE_ELEMENT = ['www/ui/picture.js', 'www/ui/controller.js'];

/** @type {Rule[]} */
const JAVASCRIPT = [
  { folder: 'www/i18n', may: [TEXT], types: ['www/engine'] },
  { folder: 'www/shared', may: ['www/i18n', TEXT] },
  { folder: 'www/engine', may: [...LEAVES, 'www/pkg/hopscope.js', 'www/pkg/lab.js', 'www/pkg/reader.js', 'www/pkg/integrity.js'] },
  // The worker fetches the encoders: they know pixels and no page.
  { folder: 'www/engine/engine.js', may: ['www/engine', ...LEAVES, 'www/pkg/lab.js', 'www/exports/encoder.js'] },
  { folder: 'www/render', may: LEAVES, types: ['www/engine'] },
  // Draws a frame or its pixels onto a canvas, and imports nothing.
  { folder: 'www/render/draw', may: [] },
  { folder: 'www/chart', may: ['lit', ...LEAVES], types: ['www/engine'] },
  { folder: 'www/chart/chart.js', may: ['lit', 'www/chart', 'www/i18n'] },
  { folder: 'www/chart/scale.js', may: [] },
  // Reads the model that it draws.
  { folder: 'www/chart/plot.js', may: ['www/chart', ...TEMPLATES], types: ['www/engine', 'www/state/model.js'] },
  // Reads a file once and keeps its content.
  { folder: 'www/import', may: ['www/engine', ...LEAVES] },
  { folder: 'www/state', may: ['www/engine', 'www/import', ...LEAVES] },
  { folder: 'www/ui', may: ['www/state', 'www/render', 'www/chart', ...TEMPLATES], types: ['www/engine'] },
  // The parts of a figure fetch what a reader opens: see LATER.
  {
    folder: 'www/ui/parts.js',
    may: ['www/ui', 'www/state', 'www/render', 'www/chart', ...TEMPLATES, 'www/analysis/life-panel.js', 'www/exports/panel.js'],
    types: ['www/engine', 'www/exports/take.js'],
  },
  { folder: 'www/ui/types.js', may: [], types: ['www/ui', 'www/state', 'www/analysis/section.js', 'www/exports/take.js'] },
  // Loaded when a reader asks for it.
  { folder: 'www/analysis', may: ['www/ui', 'www/state', 'www/chart', ...TEMPLATES], types: ['www/engine'] },
  { folder: 'www/exports', may: ['www/ui', 'www/state', ...TEMPLATES], but: OF_THE_ELEMENT, types: ['www/engine', 'www/render/camera.js', 'www/render/painting.js'] },
  { folder: 'www/exports/take.js', may: ['www/exports', 'www/ui', 'www/state', ...TEMPLATES], but: OF_THE_ELEMENT, types: ['www/engine', 'www/render/camera.js', 'www/render/painting.js', 'www/element/types.js'] },
  // The link on paper has a QR code, as in a room.
  { folder: 'www/exports/paper.js', may: ['www/exports', 'www/site/qr-code.js', 'www/ui/style.js', ...TEMPLATES] },
  ...ENCODERS.map((folder) => ({ folder, may: [...ENCODERS, 'www/shared/ease.js'], types: ['www/engine'] })),
  { folder: 'www/exports/gif.js', may: [...ENCODERS, 'gifenc'], types: ['www/engine'] },
  ...DEMO.map((folder) => ({ folder, may: [...DEMO, 'www/i18n', `${TEXT}/en/exports.json`], types: ['www/engine'] })),
  { folder: 'www/scenes/index.js', may: ['www/scenes', ...LEAVES], types: ['www/engine', 'www/state', 'www/ui'] },
  { folder: 'www/scenes/common', may: ['www/ui', 'www/state', 'www/chart', ...TEMPLATES], types: ['www/engine'] },
  // A scene imports what scenes share, and no other scene. The panel imports the scene, so the scene uses only types of the panel.
  {
    folder: 'www/scenes/*',
    may: ['www/scenes/common', 'www/analysis', 'www/import', 'www/ui', 'www/state', 'www/render', 'www/chart', ...TEMPLATES],
    but: [...OF_THE_ELEMENT, 'www/ui/panel.js', 'www/ui/parts.js'],
    types: ['www/engine'],
  },
  // The panel gives this scene all its values.
  { folder: 'www/scenes/post', may: ['lit', 'www/ui/style.js', 'www/ui/template-parts.js', ...LEAVES, `${TEXT}/en/post.json`], types: ['www/engine', 'www/state/model.js', 'www/state/session.js', 'www/ui/types.js'] },
  {
    folder: 'www/element',
    may: ['www/scenes', 'www/analysis', 'www/import', 'www/exports', 'www/ui', 'www/state', 'www/render', 'www/chart', ...TEMPLATES],
    types: ['www/engine'],
  },
  { folder: 'www/site', may: [...PUBLIC, ...LEAVES, `${TEXT}/en/classroom.json`, `${TEXT}/en/paper.json`] },
  { folder: 'www/site/qr-code.js', may: ['uqr'] },
  { folder: 'www/site/presenter.js', may: ['www/site', 'lit', ...LEAVES, `${TEXT}/en/classroom.json`], types: PUBLIC },
  // What the presenter shows beside and about a figure.
  { folder: 'www/site/room', may: ['lit', ...['classroom', 'notes', 'think'].map((name) => `${TEXT}/en/${name}.json`), ...LEAVES] },
  // The builder opens no core: it shows an iframe, not a figure. Its form is made from the tables of scenes and settings.
  {
    folder: 'www/site/builder',
    may: [...PUBLIC, 'www/element/author-restrictions.js', 'lit', `${TEXT}/en/builder.json`, `${TEXT}/en/parts.json`, `${TEXT}/languages.js`, 'www/scenes/index.js', 'www/ui/reserved-size.js', 'www/ui/settings.js', ...LEAVES],
    types: ['www/engine'],
  },
  // The page of the SCORM package: its figures are in frames.
  { folder: 'www/scorm', may: ['lit', 'www/site/room/lesson.js', 'www/site/room/panel.js', 'www/site/builder/snippets.js', `${TEXT}/en/scorm.json`, ...LEAVES] },
  { folder: 'www/embed', may: [...PUBLIC, ...LEAVES] },
  // The one-file page. It can be inside an iframe too. Its core is the whole core, and its one worker contains all workers.
  { folder: 'www/standalone', may: [...PUBLIC, 'www/embed', ...LEAVES] },
  { folder: 'www/standalone/core.js', may: ['www/pkg/lab.js'] },
  { folder: 'www/standalone/locations.js', may: ['www/shared/text-worker.js'], types: ['www/engine/locations.js'] },
  { folder: 'www/standalone/worker.js', may: ['www/engine'] },
  // The npm package: where a bundler finds its files, and what its scripts carry instead.
  { folder: 'www/package', may: [...PUBLIC, 'www/shared/text-worker.js', 'www/pkg/integrity.js', 'www/pkg/carried'], types: ['www/engine/locations.js'] },
];

export const RULES = [...RUST, ...JAVASCRIPT];

/**
 * Files that only the listed files may name, in any way.
 * @type {{ file: string, by: string[] }[]}
 */
export const ONLY = [
  { file: 'www/pkg/hopscope.js', by: ['www/engine/core.js'] },
  { file: 'www/pkg/lab.js', by: ['www/engine/core.js', 'www/engine/engine.js', 'www/engine/lab.js', 'www/standalone/core.js'] },
  { file: 'www/pkg/reader.js', by: ['www/engine/reader.js'] },
  ...['hopscope', 'lab', 'reader'].map((module) => ({ file: `www/engine/${module}_bg.wasm`, by: ['www/engine/locations.js'] })),
  { file: 'www/engine/locations.js', by: [...['core', 'engine', 'lab', 'reader', 'rpc'].map((name) => `www/engine/${name}.js`), 'www/standalone/locations.js', ...['locations', 'worker-locations', 'inline-locations'].map((name) => `www/package/${name}.js`)] },
  { file: 'www/engine/engine.js', by: ['www/engine/index.js', 'www/engine/locations.js', 'www/standalone/worker.js'] },
  // Only one file outside the engine uses their types.
  ...Object.entries({ lab: 'www/state/analysis-requests.js', reader: 'www/import/file-parser.js' }).map(([name, asks]) => ({
    file: `www/engine/${name}.js`,
    by: ['www/engine/index.js', 'www/engine/locations.js', 'www/standalone/worker.js', asks],
  })),
];

/**
 * Imports of code that is loaded later: `from` may import `to` only in these ways. With `always`, a dynamic import must exist.
 * @type {{ from: string, to: string, kinds: Kind[], always?: boolean }[]}
 */
export const LATER = [
  // A figure starts without the whole core.
  { from: 'www/engine/core.js', to: 'www/pkg/lab.js', kinds: ['dynamic', 'type'], always: true },
  { from: 'www/engine/engine.js', to: 'www/pkg', kinds: ['type'] },
  ...['engine', 'state', 'element', 'ui', 'scenes', 'analysis'].flatMap((folder) => [
    ...['lab', 'reader'].map((name) => ({ from: `www/${folder}`, to: `www/engine/${name}.js`, kinds: /** @type {Kind[]} */ (['dynamic', 'type', 'worker']), always: folder === 'engine' })),
    { from: `www/${folder}`, to: 'www/exports', kinds: /** @type {Kind[]} */ (['dynamic', 'type']) },
  ]),
  { from: 'www/ui/parts.js', to: 'www/analysis', kinds: ['dynamic', 'type'], always: true },
  { from: 'www/site/page.js', to: 'www/site/builder', kinds: ['dynamic'], always: true },
];

/** Whether a path is in a folder, or is that file. `*` matches one folder, and a Rust module has the name of its file. @param {string} path @param {string} folder */
export function isIn(path, folder) {
  const names = path.split('/');
  return folder.split('/').every((name, place) => {
    const its = names[place] ?? '';
    return name === its || `${name}.rs` === its || (name === '*' && place < names.length - 1);
  });
}

/**
 * The rule of a file: its path is the longest. Of two rules with the same path, the later one applies.
 * @param {Rule[]} rules @param {string} file
 */
export function ruleOf(rules, file) {
  const depth = (/** @type {Rule} */ { folder }) => folder.split('/').length - (folder.includes('*') ? 0.5 : 0);
  return rules.filter(({ folder }) => isIn(file, folder)).sort((a, b) => depth(a) - depth(b)).at(-1);
}

/**
 * The reason why an import breaks a rule; undefined if it does not.
 * @param {Rule[]} rules @param {Arrow} arrow
 * @returns {string | undefined}
 */
export function broken(rules, { from, to, kind }) {
  const rule = ruleOf(rules, from);
  if (!rule) return `no rule of tests/support/structure/rules.mjs is for ${from}`;
  const own = from.split('/').slice(0, rule.folder.split('/').length).join('/');
  const isOf = (/** @type {string[]} */ folders) => folders.some((folder) => folder === '*' || isIn(to, folder));
  if ((isOf([own, ...rule.may]) && !isOf(rule.but ?? [])) || (kind === 'type' && isOf(rule.types ?? []))) return undefined;
  const but = rule.but ? ` but ${rule.but.join(', ')}` : '';
  return `${rule.folder} may import ${rule.may.join(', ') || 'nothing'}${but}${rule.types ? `, and types of ${rule.types.join(', ')}` : ''}`;
}
