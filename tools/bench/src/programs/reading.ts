import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareReading, type ReadingField, readingFields } from '@beian/domain/reading';
import { openPaperReader, type Reading } from '@beian/reading/paper';
import { changedByOne, createRandom, type TestPaper } from '../papers/index.ts';

// npm run bench -- reading: draws papers, reads them, and compares what was read with what was drawn. `show`: prints each wrong field.
const options = JSON.parse(process.argv[2] ?? '{}') as {
  papers: number;
  seed: number;
  threads: number;
  from: number;
  show: boolean;
};

/** Changed values that each field is compared with. */
const CHANGES = 20;

const say = (line: string) => process.stdout.write(`${line}\n`);

interface Count {
  fields: number;
  right: number;
  /** Outcomes of the comparison with the true value. */
  agrees: number;
  differs: number;
  /** Outcomes of the comparison with changed values. */
  changed: number;
  changedAgrees: number;
  changedDiffers: number;
}
const noCount = (): Count => ({
  fields: 0,
  right: 0,
  agrees: 0,
  differs: 0,
  changed: 0,
  changedAgrees: 0,
  changedDiffers: 0,
});
const byField = new Map<string, Count>();
const byCondition = new Map<string, Count>();
const byFont = new Map<string, Count>();
const seconds: number[] = [];
const cpuSeconds: number[] = [];
let unreadable = 0;

// Drawn by another process, so that the memory of this one is that of reading.
const folder = mkdtempSync(path.join(tmpdir(), 'beian-papers-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
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
for (let nth = options.from; nth < options.from + options.papers; nth += 1) {
  const paper: TestPaper = JSON.parse(readFileSync(path.join(folder, `${nth}.json`), 'utf8'));
  const jpeg = readFileSync(path.join(folder, `${nth}.jpg`));
  const began = performance.now();
  const cpu = process.cpuUsage();
  const reading = await reader.read(jpeg, paper.kind);
  seconds.push((performance.now() - began) / 1000);
  const { user, system } = process.cpuUsage(cpu);
  cpuSeconds.push((user + system) / 1e6);
  if (reading.unreadable) unreadable += 1;
  countPaper(paper, reading, nth);
}
await reader.close();

function countPaper(paper: TestPaper, reading: Reading, nth: number): void {
  const random = createRandom(options.seed * 7919 + nth);
  for (const [field, truth] of Object.entries(paper.truth) as [ReadingField, string][]) {
    const read = reading.values.filter((value) => value.field === field);
    const outcome = compareReading(field, truth, read, reading.unreadable);
    // Without a threshold: what was read is right if it would agree at any confidence.
    const right = read.some(
      ({ value }) => compareReading(field, truth, [{ value, confidence: 1, looks: [] }]) === 'AGREES',
    );
    const isFlag = readingFields[field].comparison === 'flag';
    const changed = Array.from({ length: isFlag ? 1 : CHANGES }, () =>
      compareReading(
        field,
        isFlag ? (truth === 'YES' ? 'NO' : 'YES') : changedByOne(truth, random),
        read,
        reading.unreadable,
      ),
    );
    for (const [map, key] of [
      [byField, `${paper.kind} ${field}`],
      [byCondition, paper.condition],
      [byFont, paper.font],
    ] as const) {
      const count = map.get(key) ?? noCount();
      map.set(key, count);
      count.fields += 1;
      count.right += right ? 1 : 0;
      count.agrees += outcome === 'AGREES' ? 1 : 0;
      count.differs += outcome === 'DIFFERS' ? 1 : 0;
      count.changed += changed.length;
      count.changedAgrees += changed.filter((one) => one === 'AGREES').length;
      count.changedDiffers += changed.filter((one) => one === 'DIFFERS').length;
    }
    if (options.show && (outcome !== 'AGREES' || changed.includes('AGREES')))
      say(
        `${nth} ${paper.layout}, ${paper.condition}, ${paper.font}: ${field} ${outcome}: ${truth} | ${read.map(({ value, confidence }) => `${value} (${confidence.toFixed(2)})`).join(' ')}`,
      );
  }
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);
function table(title: string, counts: ReadonlyMap<string, Count>): void {
  say(
    `\n| ${title} | fields | read right | agrees | false differs | changed: differs | false agrees |\n| --- | --- | --- | --- | --- | --- | --- |`,
  );
  const total = noCount();
  for (const count of counts.values())
    for (const key of Object.keys(total) as (keyof Count)[]) total[key] += count[key];
  for (const [key, count] of [...[...counts].sort(([a], [b]) => (a < b ? -1 : 1)), ['all', total] as const])
    say(
      `| ${key} | ${count.fields} | ${percent(count.right, count.fields)} | ${percent(count.agrees, count.fields)} | ${percent(count.differs, count.fields)} | ${percent(count.changedDiffers, count.changed)} | ${percent(count.changedAgrees, count.changed)} |`,
    );
}

table('field', byField);
table('condition', byCondition);
table('font', byFont);
const at = (values: number[], share: number): string =>
  (values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0).toFixed(2);
const spread = (values: number[]): string => `p50 ${at(values, 0.5)}, p95 ${at(values, 0.95)}, most ${at(values, 1)}`;
say(
  `\n${options.papers} papers, seed ${options.seed}, ${options.threads} threads, ${reader.engine}: ${unreadable} unreadable; seconds a page: ${spread(seconds)}; seconds of processor time: ${spread(cpuSeconds)}; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
