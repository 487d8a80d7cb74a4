import type { EtaBasis } from '@beian/domain/order';

/** 预计时间 (expected time): how long orders take from submission to approval. */
export interface EtaView {
  readonly basis: EtaBasis;
  readonly basisLabel: string;
  /** Number of approved orders it is based on; 0 for none. */
  readonly cases: number;
  /** Median, seconds; null when there is too little history. */
  readonly halfSeconds: number | null;
  /** 90th percentile, seconds; without history the sum of the limits of all steps. */
  readonly mostSeconds: number;
  /** The last Shanghai day whose approvals are included, `2026-11-24`; null without history. */
  readonly until: string | null;
}

/** The estimate given for a submission. */
export interface OrderEtaView extends EtaView {
  readonly submittedAt: string;
  readonly halfAt: string | null;
  readonly mostAt: string;
}

/** 命中率 (hit rate): how often estimates were right, over submissions whose 90th percentile was due in the last days. */
export interface EtaHitsView {
  readonly days: number;
  readonly told: number;
  /** Approved by the estimated median, and by the estimated 90th percentile. */
  readonly withinHalf: number;
  readonly withinMost: number;
}
