import type { EtaBasis } from '@beian/domain';

/** 预计时间: how long orders take from their submission to their approval. */
export interface EtaView {
  readonly basis: EtaBasis;
  readonly basisLabel: string;
  /** Submissions of approved orders behind it; 0: none. */
  readonly cases: number;
  /** Half of them took at most so long, seconds; null: there is too little history. */
  readonly halfSeconds: number | null;
  /** Nine of ten of them; without history the limits of each step together. */
  readonly mostSeconds: number;
  /** The last Shanghai day whose approvals are in it, `2026-11-24`; null: without history. */
  readonly until: string | null;
}

/** What was told of a submission. */
export interface OrderEtaView extends EtaView {
  readonly submittedAt: string;
  readonly halfAt: string | null;
  readonly mostAt: string;
}

/** 命中率: how often what was told held. Of submissions whose nine tenths came due in the last days. */
export interface EtaHitsView {
  readonly days: number;
  readonly told: number;
  /** Approved by what was told as half, and as nine tenths. */
  readonly withinHalf: number;
  readonly withinMost: number;
}
