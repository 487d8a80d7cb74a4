import type { Tx } from '@beian/database/transaction';
import { reviewDecisionNames } from '@beian/domain/quality';
import type { Concern } from '@beian/domain/reasons';
import type { RulePreviewPart } from '@beian/domain/rule-book';
import { contentHashSql } from '@beian/orders/facts';

/** An order that a draft may concern. */
export interface Candidate {
  readonly id: string;
  /** The event of its last decision. */
  readonly decision?: string;
  readonly refused?: {
    /** Keys of the items that its bureau named. */
    readonly items: readonly string[];
    /** It still has the content that was refused. */
    readonly isAsItWas: boolean;
  };
}

export interface CandidateQuery {
  readonly provinces: readonly string[];
  /** Instants, ISO 8601 UTC. */
  readonly since: string;
  readonly until: string;
}

/** In the order of their ids. */
export const listCandidates = (tx: Tx, part: RulePreviewPart, asked: CandidateQuery): Promise<readonly Candidate[]> =>
  lists[part](tx, asked);

const lists: Readonly<Record<RulePreviewPart, (tx: Tx, asked: CandidateQuery) => Promise<readonly Candidate[]>>> = {
  OPEN: async (tx, { provinces }) => {
    const { rows } = await tx.client.query<{ id: string }>(
      `/* previewOpen */ select o.id from app.orders o where o.locked and o.province = any($1) order by o.id`,
      [provinces],
    );
    return rows;
  },
  DECISION: async (tx, { provinces, since, until }) => {
    const { rows } = await tx.client.query<{ id: string; decision: string }>(
      `/* previewDecisions */ select distinct on (o.id) o.id, e.event as decision
       from app.order_events e join app.orders o on o.id = e.order_id
       where e.at >= $2 and e.at < $3 and e.to_state is not null and e.event = any($4) and o.province = any($1)
       order by o.id, e.at desc, e.seq desc`,
      [provinces, since, until, reviewDecisionNames],
    );
    return rows;
  },
  REFUSAL: async (tx, { provinces, since, until }) => {
    const { rows } = await tx.client.query<{ id: string; concerns: Concern[]; same: boolean }>(
      `/* previewRefusals */ select distinct on (o.id) o.id, e.concerns, coalesce(so.report_hash = ${contentHashSql}, false) as same
       from app.answer_entries e join app.orders o on o.id = e.order_id
       left join app.submission_orders so on so.submission_id = e.submission_id and so.order_id = o.id
       where e.at >= $2 and e.at < $3 and e.verdict = 'refused' and e.status = 'applied' and o.province = any($1)
       order by o.id, e.at desc, e.id desc`,
      [provinces, since, until],
    );
    return rows.map(({ id, concerns, same }) => ({
      id,
      refused: { items: concerns.flatMap(({ item }) => (item === null ? [] : [item])), isAsItWas: same },
    }));
  },
};
