import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scanValuesOf } from '@beian/domain/reading';
import type { Reading } from '@beian/reading/paper';

export interface TimedReading {
  readonly reading: Reading;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

interface PaperKey {
  readonly nth: number;
  readonly condition: string;
  readonly slot: string;
  readonly engine: string;
}

interface KeptReading extends TimedReading {
  /** Drawing of which paper: another seed or number is another subject. */
  readonly subject: string;
}

/** Readings of one run, also kept in the folder `readings` unless it is empty, so that a run that was cut off goes on. */
export class KeptReadings {
  readonly #run: { readonly seed: number; readonly generator: string };
  readonly #folder: string;
  readonly #read: KeptReading[] = [];

  constructor({ seed, generator, readings }: { seed: number; generator: string; readings: string }) {
    this.#run = { seed, generator };
    this.#folder = readings;
    if (readings !== '') mkdirSync(readings, { recursive: true });
  }

  /** The reading of a paper: the kept one of the same engine, or what `read` answers. */
  async of({ nth, condition, slot, engine }: PaperKey, read: () => Promise<TimedReading>): Promise<TimedReading> {
    const { seed, generator } = this.#run;
    const name = `${generator} ${seed} ${nth} ${condition} ${slot} ${engine}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    const file = path.join(this.#folder, `${name}.json`);
    if (this.#folder !== '' && existsSync(file)) {
      const kept: KeptReading = JSON.parse(readFileSync(file, 'utf8'));
      this.#read.push(kept);
      return kept;
    }
    const taken: KeptReading = { subject: `${generator} ${seed} ${nth}`, ...(await read()) };
    if (this.#folder !== '') writeFileSync(file, JSON.stringify(taken));
    this.#read.push(taken);
    return taken;
  }

  /** Values by which scans of other subjects are found, and those that stand on papers of two subjects: false hits, since each is drawn with its own. */
  sharedValues(): { papers: number; values: number; shared: { value: string; papers: string[] }[] } {
    const all =
      this.#folder === ''
        ? this.#read
        : readdirSync(this.#folder).map(
            (name): KeptReading => JSON.parse(readFileSync(path.join(this.#folder, name), 'utf8')),
          );
    const papersOf = new Map<string, Set<string>>();
    for (const { subject, reading } of all)
      for (const { kind, value } of scanValuesOf(reading)) {
        const key = `${kind} ${value}`;
        papersOf.set(key, (papersOf.get(key) ?? new Set()).add(subject));
      }
    const shared = [...papersOf].flatMap(([value, papers]) =>
      papers.size > 1 ? [{ value, papers: [...papers] }] : [],
    );
    return { papers: new Set(all.map(({ subject }) => subject)).size, values: papersOf.size, shared };
  }
}
