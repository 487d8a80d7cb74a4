import type { BilingualText } from '../text/bilingual-text.ts';
import { dayOfEdition, type EditionId, type ShippedEdition } from './editions.ts';
import type { Dated, Day } from './in-force.ts';
import type { ProvinceCode } from './provinces.ts';

/** 省规则: a requirement of some bureaus on some days; what it decides is read in province-rules alone. */
export interface RuleRow extends Dated {
  /** Path of the value in the field's list of bureau rules; several rows may share one. */
  readonly key: string;
  readonly in: readonly ProvinceCode[];
  /** While it is in force, earlier rows of its key do not apply in its provinces: they need no `until`. */
  readonly replaces?: true;
  /** Text for partners and reviewers. */
  readonly says: BilingualText;
}

/** 规则集: the rules by which an order is judged, those of the program overlaid by an installation's own. */
export interface RuleSet {
  readonly edition: EditionId;
  /** The installation's rules in force, in the order in which they were added. */
  readonly own: readonly RuleRow[];
}
/** What every judgement takes; the name of an edition stands for the rules of the program alone. */
export type Rules = ShippedEdition | RuleSet;
export const editionOf = (rules: Rules | EditionId): EditionId => (typeof rules === 'string' ? rules : rules.edition);
/** The day whose rules of the program are in force. */
export const dayOf = (rules: Rules | EditionId): Day => dayOfEdition(editionOf(rules));
