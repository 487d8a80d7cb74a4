const EVERY_MS = 1000;

/** Reports the progress of a part, at most once a second and at its end: kind, done, total, rate. */
export class Progress {
  readonly #what: string;
  readonly #total: number | undefined;
  readonly #say: (line: string) => void;
  readonly #begun = Date.now();
  #said = Date.now();
  #done = 0;

  constructor(what: string, total: number | undefined, say: (line: string) => void) {
    this.#what = what;
    this.#total = total;
    this.#say = say;
  }

  add(done: number): void {
    this.#done += done;
    if (Date.now() - this.#said < EVERY_MS) return;
    this.#said = Date.now();
    this.#tell();
  }

  end(): void {
    if (this.#done > 0) this.#tell();
  }

  #tell(): void {
    const of = this.#total === undefined ? '' : `/${this.#total}`;
    const rate = Math.round((this.#done / Math.max(1, Date.now() - this.#begun)) * 1000);
    this.#say(`${this.#what.padEnd(20)} ${this.#done}${of}  ${rate}/s`);
  }
}
