import { codeListOf, type OrderKind } from '@beian/domain';
import { findChangeForm, inTransaction, listRecordIds, loadRecords, type RecordView } from '@beian/orders';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { changeRuleInWords, ruleInWords } from '../words.ts';
import type { ChangeForm } from './change-form.type.ts';

export async function findRecord(context: Context, id: string): Promise<RecordView | null> {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const [view] = await inTransaction(ctx, actor, (tx) => loadRecords(ctx, tx, { ids: [id], language }));
  return view ?? null;
}

export function listRecords(
  context: Context,
  page: PageArguments,
  filter: { readonly search: string | null; readonly province: string | null; readonly nature: number | null },
) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return inTransaction(ctx, actor, async (tx) => {
    const ids = await pageOf(page, () => listRecordIds(tx, present({ ...page, ...filter })));
    return connectionOf(ids, await loadRecords(ctx, tx, { ids: ids.ids, language }));
  });
}

export async function loadChangeForm(
  context: Context,
  asked: { recordId: string; websiteId: string | null; kind: OrderKind },
): Promise<ChangeForm | null> {
  const { ctx, language } = context;
  const form = await inTransaction(ctx, actorOf(context), (tx) =>
    findChangeForm(ctx, tx, { ...asked, websiteId: asked.websiteId ?? undefined }),
  );
  if (form === undefined) return null;
  const registered = new Map(form.registered.map((one) => [one.field, one]));
  return {
    edition: form.edition,
    websiteId: form.websiteId,
    fields: form.fields.map(({ id, row, rules }) => ({
      field: id,
      label: row.label[language],
      group: row.group,
      list: row.shape === 'list',
      required: row.required,
      maxLength: row.max,
      codeList: codeListOf(id) ?? null,
      registered: registered.has(id) ? [...(registered.get(id)?.values ?? [])] : null,
      masked: registered.get(id)?.masked ?? false,
      rules: rules.map((rule) => ruleInWords(rule, language)),
    })),
    materials: form.materials.map(({ kind, label, always, rules }) => ({
      kind,
      label: label[language],
      always,
      rules: rules.map((rule) => ruleInWords(rule, language)),
    })),
    changeRules: form.changeRules.map((rule) => changeRuleInWords(rule, language)),
  };
}
