import { checkInput } from '@beian/database/input';
import { providerSql } from '@beian/database/settings';
import type { Tx } from '@beian/database/transaction';
import {
  noticeTextFaults,
  type RuleChange,
  type RuleDraftInput,
  ruleChangesSchema,
  ruleSourceSchema,
} from '@beian/domain/rule-book';
import type { Provider } from '@beian/domain/settings';
import { bilingual, type Reason, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { z } from 'zod';
import { fileNotFound, reasonAt } from './draft-refusals.ts';

const draftSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  notice: ruleSourceSchema,
  why: z.string().trim().min(1).max(textLengths.ruleWhy),
  changes: ruleChangesSchema,
});
export type DraftContent = z.infer<typeof draftSchema>;

/** What a person typed, as a draft holds it; a refusal names each place, e.g. `changes[0].rule.from`. */
export async function readDraftInput(
  tx: Tx,
  input: RuleDraftInput,
): Promise<{ readonly value: DraftContent } | Refusal> {
  const changes = parse(input.changes);
  if (changes === undefined) return notJson;
  const { fileId, ...notice } = input.notice;
  const file = fileId === undefined ? {} : { file: fileId };
  const read = checkInput(draftSchema, { ...input, notice: { ...notice, ...file }, changes });
  if ('reasons' in read)
    return refusal(
      read.code,
      ...read.reasons.map((one) => ({ ...one, ruleId: 'R-14', field: place(one.field ?? '') })),
    );
  const faults = await faultsWithSignature(tx, read.value.changes);
  if (faults.length > 0) return refusal('INVALID_INPUT', ...faults);
  if (fileId === undefined) return read;
  const { rows } = await tx.client.query<{ hash: string }>(
    '/* noticeFile */ select hash from app.evidence where id = $1',
    [fileId],
  );
  const [found] = rows;
  if (found === undefined) return refusal('INVALID_INPUT', reasonAt('notice.fileId', fileNotFound));
  return { value: { ...read.value, notice: { ...read.value.notice, fileHash: found.hash } } };
}

/** Faults that a text of a notice has only with this installation's signature before its SMS. */
async function faultsWithSignature(tx: Tx, changes: readonly RuleChange[]): Promise<Reason[]> {
  if (!changes.some(({ does }) => does === 'noticeText')) return [];
  const { rows } = await tx.client.query<{ provider: Provider }>(
    `/* signatureOfTexts */ select ${providerSql} as provider`,
  );
  return changes.flatMap((change, at) =>
    change.does === 'noticeText'
      ? noticeTextFaults(change.text.notice, change.text, rows[0]?.provider).map(({ path, message }) =>
          reasonAt(`changes[${at}].text.${path.join('.')}`, {
            code: 'WRONG_SHAPE',
            ruleId: 'R-14',
            message,
            suggestion: bilingual('请缩短短信后再保存', 'Shorten the SMS and save again'),
          }),
        )
      : [],
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as RuleChange[];
  } catch {
    return undefined;
  }
}

/** `changes.0.rule.from` as a partner of JSON would write it. */
const place = (path: string): string =>
  path.replace(/\.(\d+)(?=\.|$)/g, '[$1]').replace(/^notice\.file$/, 'notice.fileId');

const notJson = refusal(
  'INVALID_INPUT',
  reasonAt('changes', {
    code: 'WRONG_SHAPE',
    ruleId: 'R-14',
    message: bilingual('规则改动不是 JSON 格式', '`changes` is no JSON'),
    suggestion: bilingual('请填写 JSON 数组，例如 []', 'Give an array in JSON, e.g. []'),
  }),
);
