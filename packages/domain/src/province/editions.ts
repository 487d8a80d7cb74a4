import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { EditionId } from './edition-ids.ts';
import { findProvince } from './provinces.ts';

/**
 * 规则版本: the rules in force at a time. An administrator activates an edition; an order keeps the one under which it was
 * submitted (docs/spec/life-cycle.md). Sources: docs/spec/rules.md.
 */
interface EditionRow {
  readonly label: BilingualText;
  readonly from: string;
  /** Provinces whose bureau checks by SMS. */
  readonly smsIn: (province: string) => boolean;
  readonly smsHours: number;
  /** The hours count from the hand-over, or from the SMS if it was sent (docs/spec/rules.md ). */
  readonly smsFrom: 'handOver' | 'receipt';
  /** Whether a change of a website may add a domain. */
  readonly addsDomains: boolean;
  readonly bureauApp: boolean;
}

const smsSince = (day: string) => (province: string) => (findProvince(province)?.smsSince ?? '9999') <= day;

export const editions = {
  '2018-06': {
    label: bilingual('2018-06 版', 'Edition 2018-06'),
    from: '2018-06-15',
    smsIn: (province) => findProvince(province)?.smsPilot ?? false,
    smsHours: 48,
    smsFrom: 'handOver',
    addsDomains: true,
    bureauApp: true,
  },
  '2018-09': {
    label: bilingual('2018-09 版', 'Edition 2018-09'),
    from: '2018-09-24',
    smsIn: smsSince('2018-09-24'),
    smsHours: 24,
    smsFrom: 'receipt',
    addsDomains: true,
    bureauApp: true,
  },
  '2019-04': {
    label: bilingual('2019-04 版', 'Edition 2019-04'),
    from: '2019-04-22',
    smsIn: smsSince('2019-04-22'),
    smsHours: 24,
    smsFrom: 'receipt',
    addsDomains: false,
    bureauApp: true,
  },
  '2020-08': {
    label: bilingual('2020-08 版', 'Edition 2020-08'),
    from: '2020-08-17',
    smsIn: () => true,
    smsHours: 24,
    smsFrom: 'receipt',
    addsDomains: false,
    bureauApp: false,
  },
} as const satisfies Record<EditionId, EditionRow>;

export type { EditionId } from './edition-ids.ts';
export const foundingEdition: EditionId = '2018-06';
export const editionRow = (id: EditionId): EditionRow => editions[id];
export const isEditionId = (id: string): id is EditionId => Object.hasOwn(editions, id);
