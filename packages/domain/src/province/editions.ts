import { isDay } from '../calendar/shanghai.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { Day } from './in-force.ts';

/**
 * 规则版本: names of days. What is in force in an edition is what the dated rows say on its day (docs/spec/rules.md R-11).
 */
const editions = {
  '2018-06': '2018-06-15',
  '2018-09': '2018-09-24',
  '2019-04': '2019-04-22',
  '2020-08': '2020-08-17',
  '2023-09': '2023-09-01',
} as const satisfies Record<string, Day>;

export type NamedEdition = keyof typeof editions;
/** What an order is judged by: the name of an edition, or a day without a name (docs/decisions/0083). */
export type EditionId = NamedEdition | Day;

/** Oldest first. */
export const namedEditions = Object.keys(editions) as readonly NamedEdition[];
export const foundingEdition: NamedEdition = '2018-06';

/** Value of the setting `edition`: the rules of the day. */
export const currentEdition = 'current';

const isNamed = (id: string): id is NamedEdition => Object.hasOwn(editions, id);
export const isEditionId = (id: string): id is EditionId => isNamed(id) || isDay(id);

/** The day whose rules are in force in an edition. */
export const dayOfEdition = (id: EditionId): Day => (isNamed(id) ? editions[id] : id);

/** The edition of a day: its name if it has one. */
export const editionOfDay = (day: Day): EditionId => namedEditions.find((id) => editions[id] === day) ?? day;

export const editionLabel = (id: EditionId): BilingualText => bilingual(`${id} 版`, `Edition ${id}`);
