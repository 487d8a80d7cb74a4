import { availableParallelism, loadavg } from 'node:os';
import type { FieldValues, Proposal } from '@beian/domain/filing';
import { assess } from '@beian/domain/order';
import { provinceCodes, type Rules } from '@beian/domain/province';
import type { Reach, Rule } from '@beian/domain/province-rules';
import { matterValues } from '@beian/domain/testing';

/**
 * Measures what an installation's own rules add to the judgement of an order: the same proposals by the rules of the program, and by those with
 * own rules beside them, in turns. Run by `npm run bench -- judging`.
 */
const { own: OWN, rounds: ROUNDS }: { own: number; rounds: number } = JSON.parse(process.argv[2] ?? '{}');
const says = { zh: '样例要求', en: 'A sample requirement' };
const effects: readonly Reach[] = [
  { to: 'material', material: 'COMMITMENT', when: { all: [{ subject: 'person' }, { addsDomain: 'any' }] } },
  { to: 'checklist', item: 'website.name', when: { changed: ['website.name'] } },
  {
    ...{ to: 'check', field: 'website.name', ruleId: 'R-14', outcome: 'fail', suggestion: says },
    broken: { contains: { of: 'website.name', words: ['股票', '论坛'] } },
  },
  { to: 'siteName', words: ['股票'] },
  { to: 'move', move: 'orgName', allowed: true, when: { changed: ['subject.investor'] } },
];
/** In turns one of the five effects for one province, so that each has its share of them. */
const rulesWith = (count: number): Rules => ({
  edition: '2018-06+2026-12-01',
  own: Array.from(
    { length: count },
    (_, at): Rule => ({
      ...{ key: `own.${at}`, in: [provinceCodes[at % provinceCodes.length] ?? '110000'], source: 'own:bench', says },
      ...{ from: '2026-12-01', reaches: [effects[at % effects.length] as Reach] },
    }),
  ),
});

const changes: readonly FieldValues[] = [
  { 'website.name': '星河样例新站' },
  { 'subject.name': '星河样例新科技有限公司', 'subject.remark': '' },
  { 'website.domains': ['shop.example', 'new.example'], 'website.principal.mobile': '13000000009' },
];
const proposals: readonly Omit<Proposal, 'edition'>[] = provinceCodes.flatMap((province) =>
  (['CHANGE_WEBSITE', 'CHANGE_SUBJECT', 'CHANGE_BOTH', 'FIRST_FILING'] as const).flatMap((kind) =>
    changes.map((change) => ({
      ...{ kind, province, today: '2026-12-02', after: { ...matterValues, ...change } },
      before: kind === 'FIRST_FILING' ? {} : matterValues,
    })),
  ),
);

const sides: Readonly<Record<string, Rules>> = {
  program: '2018-06',
  'no own rules': rulesWith(0),
  [`${OWN} own rules`]: rulesWith(OWN),
};
/** Processor time of one side in microseconds per order. */
function measure(edition: Rules): number {
  const from = process.cpuUsage();
  for (const proposal of proposals) assess({ ...proposal, edition });
  const { user, system } = process.cpuUsage(from);
  return (user + system) / proposals.length;
}
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

const names = Object.keys(sides);
for (let warm = 0; warm < 5; warm += 1) for (const name of names) measure(sides[name] as Rules);
const rounds = Array.from({ length: ROUNDS }, (_, round) => {
  // Each round begins with another side.
  const turn = names.map((_name, at) => names[(at + round) % names.length] as string);
  return Object.fromEntries(turn.map((name) => [name, measure(sides[name] as Rules)]));
});
const took = Object.fromEntries(names.map((name) => [name, rounds.map((round) => round[name] ?? 0)]));
const [base = ''] = names;
process.stdout.write(
  `${JSON.stringify({
    microseconds: Object.fromEntries(names.map((name) => [name, Math.round(median(took[name] ?? []))])),
    ratio: Object.fromEntries(
      names.map((name) => [
        name,
        Math.round(median(rounds.map((round) => (round[name] ?? 0) / (round[base] ?? 1))) * 1000) / 1000,
      ]),
    ),
    ...{
      orders: proposals.length,
      load: loadavg().map((load) => Math.round(load)),
      processors: availableParallelism(),
    },
  })}\n`,
);
