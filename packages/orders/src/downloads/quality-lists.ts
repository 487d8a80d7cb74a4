import {
  type OrderKind,
  orderKindLabels,
  provinces,
  queueFilterForms,
  type SecondLookOutcome,
  type SecondLookState,
  secondLookOutcomes,
  secondLookStates,
  text,
} from '@beian/domain';
import { z } from 'zod';
import { type LateFindingView, loadLateFindings } from '../queries/late-findings.ts';
import type { PageAsked } from '../queries/lists.ts';
import {
  type EscapesAsked,
  type EscapeView,
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadEscapes,
  loadOrderRounds,
  type OrderRoundsView,
  type QualityAsked,
  type RoundsAsked,
} from '../queries/quality-lists.ts';
import { mayReadOwnQuality } from '../queries/quality-reader.ts';
import type { SecondLookView } from '../queries/second-look-view.ts';
import {
  listSecondLookIds,
  loadSecondLooks,
  mayListSecondLooks,
  type SecondLooksAsked,
  secondLookListNames,
} from '../queries/second-looks.ts';
import { byIds, instant, list, plain } from './list.ts';

type Cut<Whole extends QualityAsked> = Omit<Whole, 'actor' | keyof PageAsked>;
const names = <T extends string>(rows: Readonly<Record<T, unknown>>) => Object.keys(rows) as [T, ...T[]];

const whose = {
  days: z.number().int().min(1).max(3650).optional(),
  reviewer: z.string().regex(queueFilterForms.person).optional(),
  province: z.enum(names(provinces)).optional(),
  kind: z.enum(names<OrderKind>(orderKindLabels)).optional(),
};
const cut = { ...whose, item: z.string().max(100).optional() };

/** Lists of the quality room; a reviewer gets rows of own work alone, as on screen. */
export const qualityDownloads = {
  lateFindings: list<Cut<QualityAsked>, LateFindingView>({
    label: text('迟提问题', 'Late findings'),
    may: mayReadOwnQuality,
    filter: z.strictObject(cut) as z.ZodType<Cut<QualityAsked>>,
    columns: {
      order: plain('订单号', 'Order', (row) => row.orderNumber),
      item: plain('项目', 'Item', (row) => row.itemLabel),
      reasons: plain('理由', 'Reasons', (row) => row.reasons),
      round: plain('提出轮次', 'Round', (row) => row.round),
      by: plain('提出人', 'Found by', (row) => row.staffName),
      at: instant('提出时间', 'Found', (row) => row.at),
      passedRound: plain('放过轮次', 'Passed in round', (row) => row.passedRound),
      passedBy: plain('放过人', 'Passed by', (row) => row.passedByName),
      passed: instant('放过时间', 'Passed', (row) => row.passedAt),
    },
    page: byIds(
      (tx, page, { actor, filter }) => listLateFindingIds(tx, { ...page, ...filter, actor }),
      (_house, tx, asked) => loadLateFindings(tx, asked),
    ),
  }),
  escapes: list<Cut<EscapesAsked>, EscapeView>({
    label: text('流出问题', 'Escapes'),
    may: mayReadOwnQuality,
    filter: z.strictObject({
      ...cut,
      rule: z.string().max(60).optional(),
      code: z.string().max(20).optional(),
    }) as z.ZodType<Cut<EscapesAsked>>,
    columns: {
      order: plain('订单号', 'Order', (row) => row.orderNumber),
      province: plain('省份', 'Province', (row) => row.provinceName),
      kind: plain('类型', 'Kind', (row) => row.kindLabel),
      at: instant('驳回时间', 'Refused', (row) => row.at),
      code: plain('管局代码', "Bureau's code", (row) => row.code),
      item: plain('项目', 'Item', (row) => row.itemLabel),
      reason: plain('理由', 'Reason', (row) => row.reason),
      rule: plain('放过的规则', 'Rule that passed it', (row) => row.rule),
      passedBy: plain('放过人', 'Passed by', (row) => row.passedByName),
    },
    page: byIds(
      (tx, page, { actor, filter }) => listEscapeIds(tx, { ...page, ...filter, actor }),
      (_house, tx, asked) => loadEscapes(tx, asked),
    ),
  }),
  orderRounds: list<Cut<RoundsAsked>, OrderRoundsView>({
    label: text('轮次', 'Rounds'),
    may: mayReadOwnQuality,
    filter: z.strictObject({
      ...cut,
      rounds: z.number().int().min(1).optional(),
      roundsFrom: z.number().int().min(1).optional(),
    }) as z.ZodType<Cut<RoundsAsked>>,
    columns: {
      order: plain('订单号', 'Order', (row) => row.orderNumber),
      province: plain('省份', 'Province', (row) => row.provinceName),
      kind: plain('类型', 'Kind', (row) => row.kindLabel),
      rounds: plain('轮次', 'Rounds', (row) => row.rounds),
      at: instant('首次提交管局', 'First push', (row) => row.at),
      by: plain('初审通过人', 'Approved by', (row) => row.approvedByName),
    },
    page: byIds(
      (tx, page, { actor, filter }) => listOrderRoundsIds(tx, { ...page, ...filter, actor }),
      (_house, tx, asked) => loadOrderRounds(tx, asked),
    ),
  }),
  secondLooks: list<Cut<SecondLooksAsked>, SecondLookView>({
    label: text('抽检', 'Second looks'),
    may: mayReadOwnQuality,
    filter: z.strictObject({
      ...whose,
      list: z.enum(secondLookListNames as [SecondLooksAsked['list'], ...SecondLooksAsked['list'][]]),
      outcome: z.enum(names<SecondLookOutcome>(secondLookOutcomes)).optional(),
      state: z.enum(names<SecondLookState>(secondLookStates)).optional(),
    }) as z.ZodType<Cut<SecondLooksAsked>>,
    columns: {
      order: plain('订单号', 'Order', (row) => row.orderNumber),
      kind: plain('类型', 'Kind', (row) => row.kindLabel),
      province: plain('省份', 'Province', (row) => row.provinceName),
      stage: plain('环节', 'Stage', (row) => row.stageLabel),
      round: plain('轮次', 'Round', (row) => row.round),
      decided: instant('决定时间', 'Decided', (row) => row.decidedAt),
      decidedBy: plain('决定人', 'Decided by', (row) => row.decidedByName),
      decision: plain('决定', 'Decision', (row) => row.eventLabel),
      due: instant('抽检到期', 'To be done by', (row) => row.dueAt),
      state: plain('状态', 'State', (row) => row.stateLabel),
      outcome: plain('结果', 'Outcome', (row) => row.outcomeLabel),
      otherwise: plain('不同项', 'Items judged otherwise', (row) => row.otherwise),
      looker: plain('抽检人', 'Looked again', (row) => row.lookerName),
      ended: instant('结束时间', 'Ended', (row) => row.endedAt),
    },
    page: byIds(
      async (tx, page, { actor, filter }) =>
        mayListSecondLooks(actor, filter.list) ? listSecondLookIds(tx, { ...page, ...filter, actor }) : nothing,
      (_house, tx, asked) => loadSecondLooks(tx, asked),
    ),
  }),
} as const;

/** As its screen gives it to whoever may not read the list that was chosen. */
const nothing = {
  ids: [],
  cursorAt: () => undefined,
  hasNextPage: false,
  hasPreviousPage: false,
  totalCount: 0,
  totalIsCapped: false,
} as const;
