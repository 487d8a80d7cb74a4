import { type FieldId, type FieldValues, fieldIds } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';
import { seededRandom } from '../forecast/random.ts';
import { fieldsOfOneSubject } from '../machine-checks/reuse.ts';
import { assess } from '../order/assess.ts';
import { probesOf, sampleRecords } from '../order/rule-probes.ts';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import { traitsOfForm } from '../papers/verification-form.ts';
import { photoMethodOf } from '../photo/photo-method.ts';
import type { Day } from '../province/in-force.ts';
import { type ProvinceCode, provinceCodes } from '../province/provinces.ts';
import type { RuleSet, Rules } from '../province/rule-set.ts';
import { domainRulesOf, mayOrderAddDomains } from '../province-rules/domain-rules.ts';
import { rulesOn } from '../province-rules/in-force.ts';
import type { ProvinceRule, Reach, Rule } from '../province-rules/rule.ts';
import { rareCharacterSignOf } from '../province-rules/rules.ts';
import { mayShellTakeWebsite } from '../province-rules/shell-rules.ts';
import { isCheckedBySms, smsPageOf, smsWindowOf } from '../province-rules/sms-rules.ts';
import { MOST_EFFECTS } from './draft.ts';
import { shippedRowsOf } from './shipped-rows.ts';
import { ruleOf } from './stored-rule.ts';
import { type RuleFileRow, ruleFileOf, ruleFileSchema } from './transfer.ts';

export const shippedRows: readonly ProvinceRule[] = [...new Set(Object.values(shippedRowsOf))].flat();
/** Before the first row of the program: a rule set of this edition holds its own rows alone. */
export const beforeAllRows: Day = '2000-01-01';

/** Rows of the program as a file takes them: at most five effects a row, with what is worked out for own rules left out. */
const asFileRows = (row: ProvinceRule, at: number): RuleFileRow[] =>
  Array.from({ length: Math.ceil(row.reaches.length / MOST_EFFECTS) }, (_, part) => ({
    does: 'add' as const,
    rule: {
      ...{ id: `row-${at}-${part}`, in: [...row.in], says: row.says, why: 'sample' },
      effects: row.reaches.slice(part * MOST_EFFECTS, (part + 1) * MOST_EFFECTS).map(entered),
      ...{ from: row.from, ...(row.until && { until: row.until }), ...(row.replaces && { replaces: row.key }) },
    },
    source: {
      title: 'sample',
      date: '2026-12-01' as const,
      text: 'The rows of the program, as an installation would send them.',
    },
  }));
function entered(reach: Reach): Reach {
  const { reads: _, ...rest } = reach as Reach & { readonly reads?: unknown };
  return 'ruleId' in rest ? ({ ...rest, ruleId: 'R-14' } as Reach) : (rest as Reach);
}

/**
 * The program's rows, written to a rule file and read again. What only names a row is given back to it (key, source, rule id and the
 * fields that a finding tells of), since an own row has names of its own; whatever decides comes from the file.
 */
export function rowsFromFile(): readonly Rule[] {
  const written = JSON.stringify(ruleFileOf(shippedRows.flatMap(asFileRows)));
  const { rows } = ruleFileSchema.parse(JSON.parse(written));
  return rows.flatMap((row): Rule[] => {
    if (row.does !== 'add') return [];
    const [, at, part] = row.rule.id.split('-').map(Number) as [number, number, number];
    const { key, source, reaches } = shippedRows[at] as ProvinceRule;
    const named = (reach: Reach, place: number): Reach => {
      const { ruleId, reads } = (reaches[part * MOST_EFFECTS + place] ?? {}) as { ruleId?: string; reads?: unknown };
      return { ...reach, ...(ruleId !== undefined && { ruleId }), ...(reads !== undefined && { reads }) } as Reach;
    };
    const rule = ruleOf(row.rule, 'file');
    return [{ ...rule, key, source, reaches: rule.reaches.map(named) }];
  });
}

/** As a database hands over the rows in force of a day; a replaced row of a province is left out as `rulesOn` does. */
export function ruleSetOf(rows: readonly Rule[], day: Day, province: ProvinceCode, own: readonly Rule[] = []): RuleSet {
  return { edition: `${beforeAllRows}+${day}`, own: [...rulesOn(rows, province, day), ...own] };
}

/**
 * Every judgement of an order that rows take part in, without the name of the rules. Who answers an SMS and who gives the filing password
 * follows from the edition's day alone, and is left out: these are no rows that an installation may add.
 */
export function judgementOf(given: Omit<Proposal, 'edition'>, edition: Rules): unknown {
  const { province, kind } = given;
  const proposal = { ...given, edition };
  // The forecast begins with an edition's day, which is no row.
  const { edition: _, forecast: __, findings, ...assessment } = assess(proposal);
  const { holdersRule } = domainRulesOf(province, edition);
  const changed = fieldIds.filter((id) => given.before[id] !== given.after[id]);
  return {
    assessment,
    findings: findings.filter(({ field }) => field !== 'subject.filingPassword'),
    traits: traitsOfForm(proposal),
    oneSubject: fieldsOfOneSubject({ kind, province, edition, changed }),
    domain: { ...domainRulesOf(province, edition), holdersRule: [holdersRule.from, holdersRule.source] },
    addsDomains: mayOrderAddDomains({ kind, province, edition }),
    rareCharacter: rareCharacterSignOf(province, edition),
    shell: mayShellTakeWebsite(province, edition),
    photo: photoMethodOf(province, edition),
    sms: [isCheckedBySms(province, edition), smsWindowOf(edition), smsPageOf(province, edition)],
  };
}

/** Values that some rule reads, beside those of the examples. */
const odd: Partial<Record<FieldId, readonly (string | readonly string[])[]>> = {
  'subject.nature': ['1', '2', '4', '5'],
  'subject.certificateType': ['1', '2', '5', '7', '11'],
  'subject.name': ['样例投资管理有限公司', '赵样例', '样例医院', '样例茶业有限公司分公司'],
  'website.name': ['赵样例的个人博客', '样例资讯', '样例股票平台', '中国样例'],
  'website.domains': [['shop.example'], ['shop.example', 'a.example.jp'], ['a.cn', 'b.cn', 'c.cn', 'd.cn']],
  'website.serviceContents': [['6'], ['8', '24'], ['1']],
  'website.remark': ['', '样例备注'],
  'subject.remark': ['', '样例备注'],
  'subject.principal.mobile': ['13000000001', '13900000000'],
  'website.principal.officePhone': ['010-88880000', '13000000001', '0571-88880000'],
  'subject.principal.officePhone': ['010-88880000', '13000000002'],
  'subject.principal.idType': ['2', '7'],
  'subject.principal.legalRepresentative': ['yes', 'no'],
  'website.principal.legalRepresentative': ['yes', 'no'],
};
const days: readonly Day[] = ['2018-06-15', '2021-03-01', '2026-12-10'];

export interface RandomCase {
  readonly day: Day;
  readonly province: ProvinceCode;
  readonly proposal: Omit<Proposal, 'edition'>;
}

/** Proposals of every province and day in turn: an example of the rules, with some of its values changed at random. */
export function* randomCases(count: number, seed = 48): Generator<RandomCase> {
  const random = seededRandom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const fields = Object.keys(odd) as FieldId[];
  const known = new Map<string, readonly Proposal[]>();
  for (let at = 0; at < count; at += 1) {
    const province = provinceCodes[at % provinceCodes.length] as ProvinceCode;
    const day = days[Math.floor(at / provinceCodes.length) % days.length] as Day;
    const kind = orderKinds[
      Math.floor(at / provinceCodes.length / days.length) % orderKinds.length
    ] as Proposal['kind'];
    const record = Math.floor(random() * (sampleRecords.length + 1));
    const before: FieldValues = sampleRecords[record]?.values ?? {};
    const name = `${province} ${day} ${kind} ${record}`;
    const probes = known.get(name) ?? probesOf({ kind, province, edition: day, today: day, before });
    if (!known.has(name)) known.set(name, probes);
    const { edition: _, ...probe } = pick(probes);
    const changes = Object.fromEntries(
      Array.from({ length: Math.floor(random() * 4) }, () => pick(fields)).map((id) => [id, pick(odd[id] ?? [])]),
    );
    yield { day, province, proposal: { ...probe, after: { ...probe.after, ...changes } } };
  }
}

/** Judges random proposals by the edition of the program and by its rows from a file. @returns the cases of which the two differ */
export function differences(count: number): readonly unknown[] {
  const rows = rowsFromFile();
  const sets = new Map<string, RuleSet>();
  const found: unknown[] = [];
  for (const { day, province, proposal } of randomCases(count)) {
    const name = `${province} ${day}`;
    const asData = sets.get(name) ?? ruleSetOf(rows, day, province);
    sets.set(name, asData);
    const [shipped, data] = [day, asData].map((rules) => JSON.stringify(judgementOf(proposal, rules)));
    if (shipped !== data) found.push({ name, kind: proposal.kind, after: proposal.after, shipped, data });
    if (found.length === 3) break;
  }
  return found;
}
