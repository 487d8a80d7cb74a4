import { shortestPath } from '../life-cycle/paths.ts';
import type { GuardName } from '../order/guards.ts';
import { eventRow, orderLifeCycle } from '../order/life-cycle.ts';
import { planNames, planRow } from '../order/plans.ts';
import { fieldGroups } from '../order-names/kinds/field-groups.ts';
import type { KindEffect, OrderKindRow } from '../order-names/kinds/kind-row.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { currentNameOf } from '../partner/renamed.ts';
import { both, code, codes, page, section, table, yesOrNo } from './markdown.ts';

const aboutText = {
  nothing: '尚未备案 nothing filed yet',
  subject: '主体 subject',
  website: '网站 website',
  access: '接入 access',
} as const satisfies Record<OrderKindRow['about'], string>;

const effectText = (effect: KindEffect): string => {
  if (effect.does === 'replace') return '备案按订单更新 the record takes the values';
  return effect.does === 'add' ? `新增 adds: ${aboutText[effect.what]}` : `终止 ends: ${aboutText[effect.what]}`;
};

/** Each value with the day from which it holds. */
const dated = <T extends { readonly from: string; readonly source: string }>(
  rows: readonly T[],
  text: (row: T) => string,
) => rows.map((row) => `${row.from}: ${text(row)} [${row.source}]`).join('; ') || '–';

const passwordText = ({ filingPassword = [] }: OrderKindRow): string =>
  dated(filingPassword, ({ required }) => (required ? '必填 required' : '选填 optional'));
const reportText = ({ report }: OrderKindRow): string =>
  report === null
    ? '人工报送：接口 V3.0 没有此类报备 entered by hand: the interface V3.0 has no such report'
    : `${code(report.block)}, ${code(`Czlx ${report.answer}`)}`;
const smsText = ({ sms }: OrderKindRow): string =>
  dated(
    sms,
    ({ persons }) => persons.map((person) => both(fieldGroups[`${person}Principal`])).join(', ') || '不核验 none',
  );

/** Events from the draft to the approval when nobody returns or refuses; `sms`: with the ministry's check. */
function straightPath(kind: OrderKind): string {
  const { photo, sms, report } = kindRow(kind);
  const checked = sms.some(({ persons }) => persons.length > 0);
  const byHand = report === null;
  const closed: GuardName[] = [
    'acceptedPhotoStands',
    ...(byHand ? [] : (['goesByHand'] as const)),
    ...(photo ? (['noPhotoNeeded'] as const) : []),
  ];
  const sent = shortestPath(orderLifeCycle, 'BUREAU_REVIEW', [...closed, 'smsIsChecked']) ?? [];
  const answered = byHand ? (['recordManualAnswer', 'confirmManualAnswer'] as const) : (['bureauApprove'] as const);
  const events = [...sent, ...(checked ? (['smsVerified'] as const) : []), ...answered];
  return events
    .map(
      (name, at) =>
        `${at + 1}. ${code(currentNameOf(name))} ${both(eventRow(name).label)}${name === 'smsVerified' ? ' (核验时 where the ministry checks)' : ''}`,
    )
    .join('\n');
}

const kindSection = (kind: OrderKind): string => {
  const row = kindRow(kind);
  return section(
    `${code(kind)} ${both(row.label)}`,
    table(
      ['', ''],
      [
        ['对象 about', aboutText[row.about]],
        ...(row.offered === undefined
          ? []
          : [['受理起始 offered from', `${row.offered.from} [${row.offered.source}]`]]),
        ['填报 fields', row.fields.map((group) => both(fieldGroups[group])).join(', ')],
        ['材料 materials by the rules', yesOrNo(row.materials)],
        ['照片 photo', yesOrNo(row.photo)],
        ['短信核验 SMS', smsText(row)],
        ['备案密码 filing password', passwordText(row)],
        ['上报 report, result', reportText(row)],
        ['通过后 when approved', effectText(row.effect)],
        ['审核期间 meanwhile', both(row.site.meanwhile)],
        ['通过后网站 the site afterwards', both(row.site.afterwards)],
      ],
    ),
    'From the draft to the approval, when nobody returns or refuses it:',
    straightPath(kind),
  );
};

export const kindsPage = (): string =>
  page('订单类型 Kinds of order', 'order-names/kinds/` and `order/plans.ts', [
    'All kinds share one life cycle (`life-cycle.md`); what differs is a column of the row of the kind.',
    ...orderKinds.map(kindSection),
    section(
      '方案 Plans',
      'What one order may not do, several do one after the other: each later one is a draft until the bureau has approved the one before.',
      table(
        ['方案 plan', '名称 name', '订单 orders', '期间 between'],
        planNames.map((name) => {
          const { label, steps, eachFurther, between } = planRow(name);
          const orders = [
            codes(steps),
            ...(eachFurther === undefined ? [] : [`${code(eachFurther)} per further website`]),
          ];
          return [code(name), both(label), orders.join(', '), both(between)];
        }),
      ),
    ),
  ]);
