import { randomUUID } from 'node:crypto';
import { addJob } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import type { TestDatabase } from '@beian/testing/database';

/** Pause after each probe, ms. */
const PROBE_MS = 1000;
/** Interval of the checks for its completion, ms. */
const POLL_MS = 20;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Measures the worker's other work: a mail that is written, and an order that is pushed. */
export class Probes {
  readonly notices: number[] = [];
  readonly submissions: number[] = [];
  readonly #db: TestDatabase;
  readonly #pushed: string[];
  readonly #giveUpMs: number;
  /** `pushed`: orders in SUBMISSION_PENDING; each is used once. */
  constructor(db: TestDatabase, pushed: string[], giveUpMs: number) {
    this.#db = db;
    this.#pushed = pushed;
    this.#giveUpMs = giveUpMs;
  }

  /** Each kind of probe in sequence, until `over`. */
  async run(over: () => boolean): Promise<void> {
    const each = async (probe: () => Promise<number | undefined>, into: number[]) => {
      while (!over()) {
        const took = await probe();
        if (took !== undefined) into.push(took);
        await wait(PROBE_MS);
      }
    };
    await Promise.all([each(() => this.#notice(), this.notices), each(() => this.#submission(), this.submissions)]);
  }

  async #notice(): Promise<number> {
    const id = `notice_${randomUUID().replaceAll('-', '')}`;
    const began = performance.now();
    await transaction(this.#db.worker, system('clock'), async (tx) => {
      await tx.client.query(
        `insert into app.notices (id, order_id, name, recipient, channel, language, address, places)
         select $1, id, 'approved', 'partner', 'mail', 'zh', $2, '{"hours":48,"days":0,"left":null,"due":null,"guide":"","courier":"","tracking":""}'
         from app.orders where id like 'order_review%' limit 1`,
        [id, this.#db.worker.keys.seal(`notices.address:${id}`, 'bench@partner.example')],
      );
      await addJob(tx, 'deliverNotice', { noticeId: id });
    });
    return this.#until(began, 'select 1 from app.notices where id = $1 and sent_at is not null', id);
  }

  async #submission(): Promise<number | undefined> {
    const id = this.#pushed.shift();
    if (id === undefined) return undefined;
    const began = performance.now();
    await this.#db.query(`update app.orders set state = 'SUBMITTING' where id = $1`, [id]);
    await this.#db.query('notify uploads');
    return this.#until(
      began,
      `select 1 from app.orders where id = $1 and state not in ('SUBMISSION_PENDING', 'SUBMITTING')`,
      id,
    );
  }

  async #until(began: number, sql: string, id: string): Promise<number> {
    while ((await this.#db.query(sql, [id])).length === 0) {
      if (performance.now() - began > this.#giveUpMs) throw new Error('a probe was never answered');
      await wait(POLL_MS);
    }
    return performance.now() - began;
  }
}
