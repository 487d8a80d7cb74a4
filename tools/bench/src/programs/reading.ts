import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareReading, type ReadingField, type ReadingOutcome, readingFields } from '@beian/domain/reading';
import { openPaperReader, type Reading, type ReadValue } from '@beian/reading/paper';
import type { HtmlPaper } from '../html-papers/index.ts';
import { createRandom, type TestPaper, withAnother, withLookAlike } from '../papers/index.ts';
import { KeptReadings, type TimedReading } from './kept-readings.ts';
import { type Count, Tables } from './reading-counts.ts';

// npm run bench -- reading: draws papers, reads them, and compares what was read with what was drawn. `show`: prints each wrong field.
const options = JSON.parse(process.argv[2] ?? '{}') as {
  papers: number;
  seed: number;
  generator: string;
  wrong: boolean;
  threads: number;
  from: number;
  show: boolean;
  folder: string;
  readings: string;
  damage: string;
};

/** Changed values that each field is compared with. */
const CHANGES = 20;

const say = (line: string) => process.stdout.write(`${line}\n`);
const tables = new Tables();
const readings = new KeptReadings(options);
const seconds: number[] = [];
const cpuSeconds: number[] = [];
let unreadable = 0;
let wrongWithValues = 0;
let wrongNamed = 0;

/** A paper of either generator. */
type DrawnPaper = (TestPaper | HtmlPaper) & Partial<Pick<HtmlPaper, 'slot' | 'planted'>>;

// Drawn by another process, so that the memory of this one is that of reading.
const folder = options.folder === '' ? mkdtempSync(path.join(tmpdir(), 'beian-papers-')) : options.folder;
mkdirSync(folder, { recursive: true });
if (options.folder === '') process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const drawing = new URL(`draw-papers${path.extname(import.meta.url)}`, import.meta.url);
const drawn = spawnSync(
  process.execPath,
  [...process.execArgv, fileURLToPath(drawing), JSON.stringify({ ...options, folder })],
  {
    stdio: 'inherit',
  },
);
if (drawn.status !== 0) throw new Error('The papers were not drawn');
const reader = await openPaperReader({ threads: options.threads });
let isStopped = false;
process.once('SIGINT', () => {
  isStopped = true;
});
for (let nth = options.from; nth < options.from + options.papers && !isStopped; nth += 1) {
  const paper: DrawnPaper = JSON.parse(readFileSync(path.join(folder, `${nth}.json`), 'utf8'));
  const jpeg = readFileSync(path.join(folder, `${nth}.jpg`));
  const slot = paper.slot ?? (paper as TestPaper).kind;
  const { reading, ...took } = await readings.of({ nth, condition: paper.condition, slot, engine: reader.engine }, () =>
    timed(() => reader.read(jpeg, slot)),
  );
  seconds.push(took.seconds);
  cpuSeconds.push(took.cpuSeconds);
  if (reading.unreadable) unreadable += 1;
  if (slot === paper.kind) countPaper(paper, reading, nth);
  else countWrong(paper, reading, nth);
}
await reader.close();

async function timed(read: () => Promise<Reading>): Promise<TimedReading> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const reading = await read();
  const { user, system } = process.cpuUsage(cpu);
  return { reading, seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 };
}

function countPaper(paper: DrawnPaper, reading: Reading, nth: number): void {
  const random = createRandom(options.seed * 7919 + nth);
  for (const [field, truth] of Object.entries(paper.truth) as [ReadingField, string][]) {
    const read = reading.values.filter((value) => value.field === field);
    const isFlag = readingFields[field].comparison === 'flag';
    const compare = (typed: string): ReadingOutcome =>
      isFlag ? inkOutcome(read) : compareReading(field, typed, read, reading.unreadable);
    const outcome = compare(truth);
    const changed = Array.from({ length: isFlag ? 1 : CHANGES }, () =>
      compare(isFlag ? (truth === 'YES' ? 'NO' : 'YES') : withAnother(truth, random)),
    );
    const alike = Array.from({ length: isFlag ? 0 : CHANGES }, () => withLookAlike(truth, random)).flatMap((typed) =>
      typed === undefined ? [] : [compare(typed)],
    );
    const count: Partial<Count> = {
      fields: 1,
      right: isRight(field, truth, read) ? 1 : 0,
      agrees: outcome === 'AGREES' ? 1 : 0,
      looks: outcome === 'LOOK' ? 1 : 0,
      differs: outcome === 'DIFFERS' ? 1 : 0,
      changed: changed.length,
      changedDiffers: changed.filter((one) => one === 'DIFFERS').length,
      changedAgrees: changed.filter((one) => one === 'AGREES').length,
      alike: alike.length,
      alikeAgrees: alike.filter((one) => one === 'AGREES').length,
    };
    if (paper.planted && isName(field)) tables.add('names with a look-alike or rare character', field, count);
    else
      for (const [table, row] of [
        ['field', field],
        ['kind', `${paper.kind} ${paper.kind === 'LETTER' ? '' : paper.layout}`],
        ['condition', paper.condition],
        ['font', paper.font],
      ] as const)
        tables.add(table, row, count);
    if (options.show && (outcome !== 'AGREES' || changed.includes('AGREES') || alike.includes('AGREES')))
      say(`${nth} ${paper.layout}, ${paper.condition}, ${paper.font}: ${field} ${outcome}: ${truth} | ${shown(read)}`);
  }
}

/** Ink is never AGREES or DIFFERS: a person looks at it. */
function inkOutcome(read: readonly ReadValue[]): ReadingOutcome {
  return read.some(({ value, confidence }) => value === 'YES' || confidence < 0.6) ? 'LOOK' : 'NOT_FOUND';
}

/** Whether what was read would agree if it had been read surely. */
function isRight(field: ReadingField, truth: string, read: readonly ReadValue[]): boolean {
  return read.some((one) => compareReading(field, truth, [{ ...one, confidence: 1, looks: [] }]) === 'AGREES');
}

/** Names of units and people, into which the second generator plants characters. */
function isName(field: ReadingField): boolean {
  return /name|holder|legalRepresentative/iu.test(field);
}

/** A paper in the slot of another kind gives no value. */
function countWrong(paper: DrawnPaper, { values, paper: seen }: Reading, nth: number): void {
  if (values.length > 0) wrongWithValues += 1;
  if (seen === paper.kind) wrongNamed += 1;
  if (options.show && (values.length > 0 || seen !== paper.kind))
    say(
      `${nth} ${paper.kind} ${paper.layout} as ${paper.slot}, ${paper.condition}: seen as ${seen} | ${shown(values)}`,
    );
}

function shown(read: readonly ReadValue[]): string {
  const one = ({ value, confidence, looks }: ReadValue) =>
    `${value} (${confidence.toFixed(2)}${looks.length > 0 ? ', look' : ''})`;
  return read.map(one).join(' ');
}

for (const line of tables.lines()) say(line);
const at = (values: number[], share: number): string =>
  (values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0).toFixed(2);
const spread = (values: number[]): string => `p50 ${at(values, 0.5)}, p95 ${at(values, 0.95)}, most ${at(values, 1)}`;
if (options.wrong)
  say(`\n${options.papers} papers in the slot of another: ${wrongWithValues} gave a value, ${wrongNamed} were named`);
const { papers: comparedPapers, values, shared } = readings.sharedValues();
say(
  `\n${values} numbers, names and domains that scans are found by, of ${comparedPapers} papers; on two papers: ${shared.length}`,
);
for (const { value, papers } of options.show ? shared : []) say(`${value}: ${papers.join(' ')}`);
say(
  `\n${seconds.length} papers, ${options.generator} generator, seed ${options.seed}, ${options.threads} threads, ${reader.engine}: ${unreadable} unreadable; seconds a page: ${spread(seconds)}; seconds of processor time: ${spread(cpuSeconds)}; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
