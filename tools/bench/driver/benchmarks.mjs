import { programFile } from '../../../scripts/lib/bundle.mjs';
import { mallocEnv } from '../../../scripts/lib/malloc-env.mjs';

/**
 * A benchmark of `npm run bench`. Its options are the flags of the command with their defaults; a number is a decimal, `true` or `false` a
 * flag without a value. The program receives them as JSON in its first argument, with what `also` adds. `desk`, `scale`, `first-load` and
 * `reviewer-day` have no program: the driver measures them (`desk.mjs`, …). `onDisk`: its database does not fit
 * into memory. `noDatabase`: it needs none.
 * @typedef {Record<string, number | string | boolean>} Options
 * @typedef {{ options: Options, program?: string, onDisk?: boolean, noDatabase?: true, also?: () => object, help: string }} Benchmark
 */

/** Preloaded into a measured program; it writes the delays of the event loop and the memory. */
const watch = `${import.meta.dirname}/watch.mjs`;

const orders = { open: 45_000, finished: 455_000 };

/** @satisfies {Record<string, Benchmark>} */
export const benchmarks = {
  desk: {
    options: {
      orders: 100_000,
      connections: '1,16,64',
      rounds: 3,
      seconds: 2,
      only: '',
      seed: 1,
      json: '',
      profile: '',
      against: '',
    },
    help: `Fills a database with --orders orders, one in eleven open, 30 events each. Measures the API as started in operation, alternating with a bare
server (node:http and pg) that reads the same rows with the same SQL. --only: some of empty,queue,order,next,decide,submit,pages. --json FILE:
the results. --profile FOLDER: a CPU profile of the API. --against COMMIT: builds that commit and measures its API in the same rounds, with a database of its
own; a loss of over 10 % is marked.`,
  },
  growth: {
    options: { orders: 1_000_000, small: 200_000, share: 30, bin: '' },
    program: 'tools/bench/dist/programs/growth.js',
    onDisk: true,
    help: `Fills a database with --small and then with --orders orders, one in fifty open, with their events, audit rows and links, timers, notices, materials,
verdicts and files as rows; of finished ones --share percent of the rows. Measures lists, order page, get-next, verdicts, board, retention and the other
reads of each minute at both sizes, with their ratios; sizes, the use of each index of the orders, and the share of updates that wrote no index.
--bin FOLDER: another PostgreSQL's programs, such as /usr/lib/postgresql/17/bin: its server is used, and its pg_dump measured (the npm package has none).
The data stand in TMPDIR, not in memory.`,
  },
  scale: {
    options: { orders: 2000, workers: 4, callers: 12, seconds: 10 },
    help: `Starts a PostgreSQL of Debian with a streaming replica, --workers workers, and 1, 2 and 4 APIs, the 4 also with lists on the replica. --callers of each
operation decide, read the queue and open orders at the same time. Ratios to one API; who takes the processor; what statements wait for (sampled
pg_stat_activity), the longest queues of outbox and NOTIFY, WAL per decision, and the statements that take the time (pg_stat_statements).`,
  },
  writes: {
    options: { orders: 20_000, reviews: 24, bin: '' },
    program: 'tools/bench/dist/programs/writes.js',
    help: `Lets orders go from draft to approval, then fills a database with --orders orders and lets reviewers judge --reviews of them, 24 items each, and take
half as many and give them back: bytes of WAL by table and decision, and the share of updates that wrote no index (HOT). --bin FOLDER: another PostgreSQL's
programs, such as /usr/lib/postgresql/17/bin.`,
  },
  indexes: {
    options: { orders: 100_000, reviews: 24, log: '', write: 'docs/generated/indexes.md' },
    program: 'tools/bench/dist/programs/indexes.js',
    help: `The desk of writes and the reads of growth on --orders orders, with auto_explain: for each index the statements that use it and their share of the time.
--log FILE: also the plans in the log of a server on which the tests ran (docs/performance.md, Writes). --write FILE: the table; none when empty.`,
  },
  'first-load': {
    options: { orders: 2000, rounds: 5 },
    help: `Starts the API with the built console and --orders orders, and opens queue, desk and board in Chromium over a line of 1.6 Mbit/s and 150 ms, --rounds
times with a cold and with a warm cache: bytes, requests, first paint, and the time until the rows stand; medians. CHROMIUM_PATH: the browser.`,
  },
  'reviewer-day': {
    options: { orders: 3000, decided: 60 },
    help: `Starts the API with the built console and --orders orders. A reviewer decides --decided of them by keyboard in Chromium, one after another, while a
supervisor's queue stays open: the time from a press to the frame that shows the verdict, the time from a claim to the row in the other queue, and heap,
nodes and listeners of both pages after garbage collection, after ten orders and at the end. Fails when a page grows or a goal is missed.`,
  },
  gateway: {
    options: { orders: 1000, small: false, compared: 12, notices: false, profile: '' },
    program: 'tools/bench/dist/programs/gateway.js',
    also: () => ({ watch, worker: programFile('worker') }),
    help: `Starts a bureau that answers after 200 ms, with one connection and pushed orders; the real worker, as started in operation, sends them all. Then
the same bytes are zipped and hashed alone. --orders: of about 0.5 MB each, so a file is full at 45 MB; with --small of about 4 KB, so a file
is full at 1,000 records. --compared: number of files that are zipped alone afterwards, 0 for all. --notices: the worker also sends a mail and
an SMS for each accepted order. --profile FOLDER: a CPU profile of the worker.`,
  },
  timers: {
    options: { open: 350_000, burst: 10_000, steady: 300, workers: 1 },
    program: 'tools/bench/dist/programs/timers.js',
    also: () => ({ worker: programFile('worker') }),
    help: `Fills a database with that many open timers and starts the real worker as in operation. First --steady timers are due, ten per second, then
--burst within one second. Measures the delay of each timer's event, and the time of a mail and a push meanwhile.`,
  },
  board: {
    options: orders,
    program: 'tools/bench/dist/programs/board.js',
    also: () => ({ measured: 'board', api: programFile('api') }),
    help: `Fills a database with that many open orders and a year of finished ones. Measures the SLA board's statement, its stored figures and the lists
behind its numbers; then with a real API the whole request by eight callers, and a download of every finished order with the memory of the
process.`,
  },
  quality: {
    options: orders,
    program: 'tools/bench/dist/programs/board.js',
    also: () => ({ measured: 'quality' }),
    help: 'The orders of board, with a year of claims, spot checks, refusals and late findings: the quality page, its stored figures and its lists.',
  },
  eta: {
    options: orders,
    program: 'tools/bench/dist/programs/board.js',
    also: () => ({ measured: 'eta' }),
    help: 'The orders of board: the figures of expected times over a year, those of a province and kind, and a page of orders with expected times.',
  },
  next: {
    options: { orders: 500_000 },
    program: 'tools/bench/dist/programs/next.js',
    help: `Fills a database with --orders orders, one in eleven open. Measures get-next for 1, 16 and 50 callers, half of the runs with one province per
caller, and checks that no order was taken twice.`,
  },
  search: {
    options: { orders: 500_000 },
    program: 'tools/bench/dist/programs/search.js',
    help: 'Fills a database with --orders orders, each with a website of its own. Measures the global search by each kind of text, as staff and as a partner.',
  },
  forecast: {
    options: { open: 45_000, days: 100, reviewers: 30, seed: 1, load: 0.8 },
    program: 'tools/bench/dist/programs/forecast.js',
    help: `Fills a database with the history of a simulated desk. Runs the worker's back-test over all its days (Brier, calibration, baselines), then
measures a forecast with --open open orders; 0: only the back-test. --load: arriving orders as a share of the team's capacity.`,
  },
  'rule-preview': {
    options: { open: 10_000, perDay: 1000 },
    program: 'tools/bench/dist/programs/rule-preview.js',
    help: `Fills a database with --open open orders and 90 days of --perDay decisions, with their sealed contents and materials, and measures what a draft of
rules would do that concerns all of them in every province.`,
  },
  judging: {
    options: { own: 500, rounds: 60 },
    program: 'tools/bench/dist/programs/judging.js',
    noDatabase: true,
    help: `Judges orders of every province by the rules of the program and with --own rules of an installation, --rounds times in turns: processor time
per order, and the ratio.`,
  },
  escapes: {
    options: { days: 90, perDay: 1000, rounds: 5 },
    program: 'tools/bench/dist/programs/escapes.js',
    help: `Fills a database with --days days of --perDay decisions of bureaus, one in twelve a refusal, and measures the page of escapes over 12, 26 and 52
weeks beside a bare count of the attempts.`,
  },
  audit: {
    options: { rows: 1_000_000, times: 3, notes: 0 },
    program: 'tools/bench/dist/programs/audit.js',
    help: `Fills a database with that many audit rows, half of them order events with true hashes. Measures --times times how long the worker takes to
link and sign them, and audit:verify to read them; then what a row costs a transaction. --notes: so
many notes are added to one order, and that order and everything are verified once more.`,
  },
  personal: {
    options: { people: 1_000_000, orders: 55_000, rotated: 1_000_000 },
    program: 'tools/bench/dist/programs/personal.js',
    also: () => ({ api: programFile('api') }),
    help: `Measures the cost of sealing and row-level security for a page of the queue (--orders 0: not measured); then finds that many people by ID number
through a real API, compared with an indexed select; then seals and hashes --rotated of them with new keys while they are searched for, and
fails when one is not found.`,
  },
  limits: {
    options: { rounds: 6, requests: 300, seconds: 4, turns: 10 },
    program: 'apps/api/dist/testing/bench/limits.js',
    also: () => ({ floods: [0, 50, 200, 500] }),
    help: `Starts two API processes, one without limits. Measures the cost of row-level security and rate limits per request; then the p95 of one partner
while another sends 50, 200 and 500 refused queries per second.`,
  },
  attacks: {
    options: { orders: 5000, seconds: 5, turns: 3, only: '' },
    program: 'apps/api/dist/testing/bench/attacks.js',
    help: `Starts an API and twelve attacks on it, one after the other: wrong sign-ins, wide queries of staff, kept connections, guessed keys, links and
sessions, large documents, uploads. Measures in turns with and without each the p95 of another partner's page and another reviewer's, and whether
good sign-ins from a known device succeed. Fails where a p95 is over three times that of quiet, or where somebody else is refused. --only: parts of
names, with commas between.`,
  },
  bulk: {
    options: { orders: 10_000, requests: 200 },
    program: 'apps/api/dist/testing/bench/bulk-read.js',
    help: `Reads that many orders of a partner over HTTP by pages of 100 within the usual limit of points: seconds, requests and 429s of a client that waits
as extensions.cost says, and of one that waits as Retry-After says; and the milliseconds of a point for pages and for single orders.`,
  },
  uploads: {
    options: { callers: 16 },
    program: 'apps/api/dist/testing/bench/uploads.js',
    also: () => ({ watch, memory: mallocEnv }),
    help: `Starts an API that reports its memory and event loop. Uploads all files of the upload corpus, good and hostile, including those of 40 million
pixels, one by one and with that many callers; then photos of 4 MB, and reads the largest as staff. Fails when the memory grows by more than
200 MB or the event loop is blocked for more than 100 ms.`,
  },
  copies: {
    options: { papers: 60, copied: 12, seed: 1 },
    program: 'tools/bench/dist/programs/copies.js',
    noDatabase: true,
    help: `Draws --papers papers of each layout in one font and compares all of them with each other, and --copied of them with compressed, smaller,
larger and brighter copies: distances, candidates, false alarms and missed copies by the limits of \`pictureMatchLimits\`. Fails at a false alarm.`,
  },
  reading: {
    options: {
      papers: 300,
      generator: 'first',
      seed: 1,
      from: 0,
      wrong: false,
      threads: 2,
      show: false,
      folder: '',
      readings: '',
      damage: '',
    },
    program: 'tools/bench/dist/programs/reading.js',
    noDatabase: true,
    help: `Draws --papers papers with invented content and reads them: fields read right, false "differs" with the true value, false "agrees" with values
changed by one character, by field, kind, condition and font with 95 % intervals; seconds a page and memory. --generator second: web pages in Chromium
instead of outlines, with other fonts, layouts and damage; --wrong: each of them in the slot of another paper. --from: number of the first paper;
--show: each wrong field. --folder: where the papers are drawn and kept; those that lie there are not drawn again.
--readings: a folder where each reading is kept at once: the same command goes on where a run ended, and values that scans are found by are compared
with all papers in it. --damage: all papers have this one (a name of the table by condition).
Ctrl-C prints what was read so far. --seed 1 is for tuning; another seed is for the figures.`,
  },
  'look-alikes': {
    options: { fonts: 4 },
    program: 'tools/bench/dist/programs/look-alikes.js',
    noDatabase: true,
    help: `Prints each character of GB 2312 in the first --fonts fonts, reads it, and writes which characters are taken for each other, and which are
never read right, into packages/domain/src/reading/look-alikes.table.ts.`,
  },
  faces: {
    options: { photos: 580, seed: 1, from: 0, threads: 2, show: false },
    program: 'tools/bench/dist/programs/faces.js',
    noDatabase: true,
    help: `Draws --photos photos of invented people in several scenes (sizes, places, tilt, blur, light, colours, hats, masks, posters, two people, nobody), looks for their faces and makes all checks of a photo:
by scene the photos whose count of faces is right, the eyes that are found, and the photos whose doubts are those that were drawn; seconds a photo
and memory. --from: number of the first photo; --show: each wrong photo. --seed 1 is for tuning; another seed is for the figures.`,
  },
};
