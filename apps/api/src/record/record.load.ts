import { readList, readOnly } from '@beian/database/transaction';
import { type FormatName, formats } from '@beian/domain/checks';
import { codeListOf } from '@beian/domain/codes';
import { type RecordFilter, type RecordView, recordFilters } from '@beian/domain/filing';
import type { ChangeFormView } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import type { Language } from '@beian/domain/text';
import { findChangeForm, listRecordIds, loadRecords } from '@beian/records/views';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeChangeRule, localizeRule } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import type { GivenFilter } from '../schema/filter-input.ts';

export async function findRecord(context: RequestContext, id: string): Promise<RecordView | null> {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const [view] = await readOnly(ctx, actor, (tx) => loadRecords(ctx, tx, { ids: [id], language }));
  return view ?? null;
}

export function listRecords(context: RequestContext, page: PageArguments, filter: GivenFilter<RecordFilter>) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  assertReadableFilter(recordFilters, filter, { prefix: '', isStaff: actor.kind === 'staff' });
  return readList(ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listRecordIds(tx, omitNullish({ ...page, ...filter })));
    return connectionOf(ids, await loadRecords(ctx, tx, { ids: ids.ids, language }));
  });
}

const shapeOf = (name: FormatName, language: Language) => {
  const { min, pattern, says } = formats[name];
  return { minLength: min, pattern: pattern?.source ?? null, formatText: says[language] };
};

export async function loadChangeForm(
  context: RequestContext,
  asked: { recordId: string; websiteId: string | null; kind: OrderKind },
): Promise<ChangeFormView | null> {
  const { ctx, language } = context;
  const form = await readOnly(ctx, actorOf(context), (tx) =>
    findChangeForm(ctx, tx, { ...asked, websiteId: asked.websiteId ?? undefined }),
  );
  if (form === undefined) return null;
  const registered = new Map(form.registered.map((one) => [one.field, one]));
  return {
    edition: form.edition,
    websiteId: form.websiteId,
    fields: form.fields.map(({ id, row, group, required, rules, choices }) => ({
      field: id,
      label: row.label[language],
      group,
      list: row.shape === 'list',
      required,
      maxLength: row.max,
      ...shapeOf(row.format, language),
      input: formats[row.format].input,
      example: formats[row.format].example ?? choices?.[0]?.code ?? null,
      formats: (row.formatWhen ?? []).map(({ field, codes, format }) => ({
        when: { field, codes },
        ...shapeOf(format, language),
        example: formats[format].example ?? '',
      })),
      choices: choices?.map(({ code, label, when }) => ({ code, label: label[language], when })) ?? null,
      codeList: codeListOf(id) ?? null,
      registered: registered.has(id) ? [...(registered.get(id)?.values ?? [])] : null,
      masked: registered.get(id)?.masked ?? false,
      rules: rules.map((rule) => localizeRule(rule, language)),
    })),
    materials: form.materials.map(({ kind, label, always, rules }) => ({
      kind,
      label: label[language],
      always,
      rules: rules.map((rule) => localizeRule(rule, language)),
    })),
    changeRules: form.changeRules.map((rule) => localizeChangeRule(rule, language)),
  };
}
