import type { Day } from '../../province/in-force.ts';
import { type ProvinceRule, provincesByShortName } from '../rule.ts';

/** The day of the edition from which the form is made electronically (docs/spec/rules.md ). */
export const formMadeFrom: Day = '2020-08-17';
/** Bureaus that still ask for the verification form on paper after that day. */
export const stillOnPaper = '青赣';
const provincesOnPaper = provincesByShortName(stillOnPaper);

/** A row about the form on paper: it ends where the form is made electronically. */
export const whileOnPaper = (rule: ProvinceRule): ProvinceRule[] => {
  const keeps = rule.in.filter((code) => provincesOnPaper.includes(code));
  const ends = rule.in.filter((code) => !provincesOnPaper.includes(code));
  return [
    ...(ends.length === 0 ? [] : [{ ...rule, in: ends, until: formMadeFrom }]),
    ...(keeps.length === 0 ? [] : [{ ...rule, in: keeps }]),
  ];
};
