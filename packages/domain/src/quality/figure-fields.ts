import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { Duty } from '../order-names/states.ts';
import type { QualityDimension } from './figures.ts';

export const qualityFiguresFields = fieldsOf(
  'QualityFigures',
  'Figures of quality over a period, whole or cut along a dimension. Since 2026-11.',
  {
    dimension: { shape: enumOf<QualityDimension>('QualityDimension'), description: 'Along what they are cut.' },
    value: {
      shape: 'String',
      description: 'Empty for `ALL`; else an id, code or name, as the filters of the lists take it; empty: none.',
    },
    label: { shape: 'String', description: "Its name, in the caller's language." },
    decided: {
      shape: 'Int',
      description:
        'Review decisions 审核决定: initial reviews, photo reviews, and orders sent back later. A push is none.',
    },
    returned: { shape: 'Int', description: 'Of these, those that went back to the applicant.' },
    pushed: { shape: 'Int', description: 'Orders pushed for the first time: `orderRounds`.' },
    rounds: { shape: 'Int', description: 'Rounds that these took together.' },
    pushedFirst: { shape: 'Int', description: 'Of these orders, those that took one round.' },
    late: { shape: 'Int', description: 'Late findings 补提问题: `lateFindings`.' },
    escapes: { shape: 'Int', description: 'Escapes 流出问题: `escapes`.' },
    drawn: { shape: 'Int', description: 'Decisions drawn for a spot check: `secondLooks(list: DRAWN)`.' },
    looked: { shape: 'Int', description: 'Spot checks given: `secondLooks(list: ENDED, state: DONE)`.' },
    lapsed: { shape: 'Int', description: 'Spot checks that nobody gave in time.' },
    caught: { shape: 'Int', description: 'Spot checks that found something before the push.' },
    missed: { shape: 'Int', description: 'Spot checks that found something after it 漏检.' },
    strict: { shape: 'Int', description: 'Spot checks that found a return without need.' },
    passPass: { shape: 'Int', description: 'Items that both passed.' },
    passReturn: { shape: 'Int', description: 'Items passed first and returned then.' },
    returnPass: { shape: 'Int', description: 'Items returned first and passed then.' },
    returnReturn: { shape: 'Int', description: 'Items that both returned.' },
    items: { shape: 'Int', description: 'Items that two people judged: n of the next two.' },
    alike: { shape: 'Float', nullable: true, description: 'Share of them judged alike, 0 to 1; null: there are none.' },
    kappa: {
      shape: 'Float',
      nullable: true,
      description: "Cohen's kappa, at most 1; null: none, or both said the same of all. Few items say nothing.",
    },
  },
);
export type QualityFiguresView = ViewOf<typeof qualityFiguresFields>;

export const handlingFiguresFields = fieldsOf(
  'HandlingFigures',
  'Working time from claim to decision 处理用时: that of the lease spans of whoever decided. Since 2026-11.',
  {
    dimension: { shape: enumOf<QualityDimension>('QualityDimension'), description: 'Along what it is cut.' },
    value: { shape: 'String', description: 'As of `QualityFigures`.' },
    label: { shape: 'String', description: "Its name, in the caller's language." },
    duty: { shape: enumOf<Duty>('Duty'), description: 'The duty that was decided.' },
    dutyLabel: { shape: 'String', description: "Its name, in the caller's language." },
    decisions: { shape: 'Int', description: 'Decisions that have a handling time.' },
    half: { shape: 'Float', description: 'Half of them took at most so many milliseconds.' },
    most: { shape: 'Float', description: 'Nine in ten of them did.' },
  },
);
export type HandlingFiguresView = ViewOf<typeof handlingFiguresFields>;

export const papersHandlingFields = fieldsOf(
  'PapersHandling',
  'Handling time of the initial review by whether the papers agreed 证件一致与用时. Since 2026-12.',
  {
    kind: { shape: enumOf<OrderKind>('OrderKind'), nullable: true, description: 'The kind of the orders; null: all.' },
    kindLabel: { shape: 'String', nullable: true, description: "Its name, in the caller's language." },
    agree: {
      shape: 'Boolean',
      description:
        'Each paper that is compared had been read when it was decided, was complete and agreed. Orders without such a paper are in no row.',
    },
    decisions: handlingFiguresFields.rows.decisions,
    half: handlingFiguresFields.rows.half,
    most: handlingFiguresFields.rows.most,
  },
);
export type PapersHandlingView = ViewOf<typeof papersHandlingFields>;

export const qualityFields = fieldsOf(
  'Quality',
  'How well the desk works 质量, over the last days, from kept figures. Since 2026-11.',
  {
    days: { shape: 'Int', description: 'Days, today included.' },
    countedUntil: { shape: 'DateTime', nullable: true, description: 'Counts are made up to here; null: not yet.' },
    handledUntil: {
      shape: 'DateTime',
      nullable: true,
      description: 'Handling times are made up to here; null: not yet.',
    },
    all: { shape: 'Boolean', description: "Figures of everybody; else the caller's own alone." },
    figures: {
      shape: qualityFiguresFields,
      list: true,
      description: 'A row for each value that has anything.',
    },
    handling: {
      shape: handlingFiguresFields,
      list: true,
      description: 'Handling time by duty.',
    },
    papersHandling: {
      shape: papersHandlingFields,
      list: true,
      description:
        'Handling time of the initial review by whether the papers agreed; empty for who reads of own work. Since 2026-12.',
    },
    open: { shape: 'Int', nullable: true, description: 'Spot checks that wait now; null for who reads of own work.' },
  },
);
export type QualityView = ViewOf<typeof qualityFields>;
