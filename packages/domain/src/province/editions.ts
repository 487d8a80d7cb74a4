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
/** The program's rules: the name of an edition, or a day without a name (docs/decisions/0083). */
export type ShippedEdition = NamedEdition | Day;
/**
 * What an order keeps of the rules that judged it: the edition of the program's rules, and after `+` the last day on which one of the
 * installation's own rules (自定规则) of its province began or ended, e.g. `2018-06+2026-12-05`. Rules are added for days to come alone, so a
 * day names them for good.
 */
export type EditionId = ShippedEdition | `${ShippedEdition}+${Day}`;

/** Oldest first. */
export const namedEditions = Object.keys(editions) as readonly NamedEdition[];
export const foundingEdition: NamedEdition = '2018-06';

/** Value of the setting `edition`: the rules of the day. */
export const currentEdition = 'current';

const isNamed = (id: string): id is NamedEdition => Object.hasOwn(editions, id);
export const isShippedEdition = (id: string): id is ShippedEdition => isNamed(id) || isDay(id);
export const isEditionId = (id: string): id is EditionId => {
  const [shipped = '', own] = id.split('+', 2);
  return isShippedEdition(shipped) && (own === undefined || (isDay(own) && id === `${shipped}+${own}`));
};

/** Its parts: the edition of the program's rules, and the day of the installation's own; undefined: it has none. */
export function partsOfEdition(id: EditionId): { readonly shipped: ShippedEdition; readonly ownDay?: Day } {
  const [shipped, ownDay] = id.split('+', 2) as [ShippedEdition, Day | undefined];
  return { shipped, ...(ownDay && { ownDay }) };
}

/** The day whose rules of the program are in force in an edition. */
export const dayOfEdition = (id: EditionId): Day => {
  // Asked some hundred times for each order, so without an object of both parts.
  const own = id.indexOf('+');
  const shipped = (own < 0 ? id : id.slice(0, own)) as ShippedEdition;
  return isNamed(shipped) ? editions[shipped] : shipped;
};

/** The edition of a day: its name if it has one. */
export const editionOfDay = (day: Day): ShippedEdition => namedEditions.find((id) => editions[id] === day) ?? day;

export const editionLabel = (id: EditionId): BilingualText => {
  const { shipped, ownDay } = partsOfEdition(id);
  return ownDay === undefined
    ? bilingual(`${shipped} 版`, `Edition ${shipped}`)
    : bilingual(`${shipped} 版，自定规则 ${ownDay}`, `Edition ${shipped}, own rules of ${ownDay}`);
};
