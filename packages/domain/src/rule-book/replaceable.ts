import type { Day } from '../province/in-force.ts';
import { rulesOn } from '../province-rules/in-force.ts';
import type { ProvinceRule, Reach } from '../province-rules/rule.ts';
import { asEntered } from './kind-values.ts';
import { shippedRowsOf } from './shipped-rows.ts';

const rows: readonly ProvinceRule[] = [...new Set(Object.values(shippedRowsOf))].flat();

/** What the program's rows of a key say, each sentence once, the latest last. */
export const shippedSays = (key: string) => [
  ...new Map(rows.filter((row) => row.key === key).map(({ says }) => [says.zh, says])).values(),
];

/** The effects of the program's rows of a key in a province, as forms enter them: a row that replaces takes the place of all. */
export const shippedEffects = (key: string, province: string, day: Day): readonly Reach[] => {
  const effects = rulesOn(rows, province, day).filter((row) => row.key === key);
  return [
    ...new Map(asEntered(effects.flatMap(({ reaches }) => reaches)).map((one) => [JSON.stringify(one), one])).values(),
  ];
};
