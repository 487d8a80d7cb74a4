import { isDeepStrictEqual } from 'node:util';
import { newId } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import type { Day, provinceCodes } from '@beian/domain/province';
import {
  diffRuleFile,
  type RuleChange,
  type RuleFile,
  type RuleFileDifference,
  type RuleFileRow,
  type RuleSourceInput,
  ruleFileOf,
  ruleOf,
} from '@beian/domain/rule-book';
import { listOwnRules } from '../drafts/own-rules.ts';
import { listOwnTexts } from '../texts/own-texts.ts';

interface ApprovedRow {
  /** Of `app.own_rules` or `app.own_texts`. */
  readonly id: string;
  readonly row: RuleFileRow;
}

interface Draft {
  readonly id: string;
  readonly source: RuleSourceInput;
  readonly changes: readonly RuleChange[];
}

/** Approved rows as their drafts have them, with the day on which they end. */
async function listApprovedRows(tx: Tx): Promise<readonly ApprovedRow[]> {
  const { rows: drafts } = await tx.client.query<Draft>(
    `/* listApprovedRows */ select id, source, changes from app.rule_drafts where state = 'APPROVED'`,
  );
  const [rules, texts] = [await listOwnRules(tx), await listOwnTexts(tx)];
  const changesOf = (draftId: string) => {
    const draft = drafts.find(({ id }) => id === draftId);
    return (draft?.changes ?? []).map((change) => ({ change, from: draft?.source as RuleSourceInput }));
  };
  const found: ApprovedRow[] = [];
  for (const { id, draftId, rule } of rules) {
    const { from: day, until, ...stored } = rule;
    for (const { change, from } of changesOf(draftId)) {
      if (change.does !== 'add') continue;
      const { from: enteredDay, until: _, ...entered } = ruleOf(change.rule, draftId);
      if (enteredDay !== day || !isDeepStrictEqual(entered, stored)) continue;
      const { source = from, until: __, ...input } = change.rule;
      found.push({ id, row: { does: 'add', rule: { ...input, ...(until && { until }) }, source } });
      break;
    }
  }
  for (const { draftId, text } of texts)
    for (const { change, from } of changesOf(draftId)) {
      if ((change.does !== 'reasonText' && change.does !== 'noticeText') || `${draftId}.${change.text.id}` !== text.id)
        continue;
      const { does } = change;
      const { source = from, until: _, ...input } = change.text;
      found.push({
        id: text.id,
        row: { does, text: { ...input, ...(text.until && { until: text.until }) }, source } as RuleFileRow,
      });
    }
  return found;
}

/** The installation's own rows, ended ones included. */
export const exportRules = async (tx: Tx, province?: (typeof provinceCodes)[number]): Promise<RuleFile> =>
  ruleFileOf(
    (await listApprovedRows(tx)).map(({ row }) => row),
    province,
  );

export const compareRuleFile = async (tx: Tx, file: RuleFile): Promise<RuleFileDifference> => {
  const { rows } = await tx.client.query<{ today: Day }>(
    '/* compareRuleFile */ select app.shanghai_day(app.now()) as today',
  );
  return diffRuleFile(file, await listApprovedRows(tx), rows[0]?.today ?? '2018-06-01');
};

/**
 * Makes one open draft of what a file changes, in the name of a supervisor, who submits it in the console for another one to approve.
 * Null: there is no supervisor with this login, or nothing to change.
 */
export async function draftOfRuleFile(
  tx: Tx,
  { changes }: RuleFileDifference,
  login: string,
): Promise<{ readonly draftId: string } | null> {
  if (changes.length === 0) return null;
  const sources = changes.flatMap((change) => {
    const source = change.does === 'add' ? change.rule.source : textSource(change);
    return source === undefined ? [] : [source];
  });
  const titles = [...new Set(sources.map(({ title, date }) => `${date} ${title}`))];
  const id = newId('ruleDraft');
  const { rowCount } = await tx.client.query(
    `/* draftOfRuleFile */ insert into app.rule_drafts (id, title, source, why, changes, made_by)
     select $1, $2, jsonb_build_object('title', $2::text, 'date', app.shanghai_day(app.now()), 'text', $3::text), $2, $4, s.id
     from app.staff s where s.login = $5 and s.active and 'supervisor' = any(s.roles)`,
    [
      id,
      `规则文件导入 Import of a rule file: ${changes.length}`,
      `Notices of the rows that the file brings: ${titles.join('; ') || 'none'}`.slice(0, 20_000),
      JSON.stringify(changes),
      login,
    ],
  );
  return rowCount === 1 ? { draftId: id } : null;
}

const textSource = (change: RuleChange): RuleSourceInput | undefined =>
  change.does === 'reasonText' || change.does === 'noticeText' ? change.text.source : undefined;
